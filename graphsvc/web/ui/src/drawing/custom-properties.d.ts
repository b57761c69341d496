import "react";

declare module "react" {
  interface CSSProperties {
    /** The colour of a node's kind. */
    "--kind"?: string;
    /** The colour of an edge's status. */
    "--status"?: string;
  }
}
