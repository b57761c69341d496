import { Link } from "react-router";
import { nodeAddress } from "../addresses.ts";
import type { NodeKind } from "../api/operations.generated.ts";
import { KINDS } from "../words.ts";
import styles from "./NodeLink.module.css";

/** What a link to a node needs to know of it. */
export interface LinkedNode {
  readonly id: string;
  readonly name: string;
  readonly kind: NodeKind;
  /** What documents call a code. */
  readonly title?: string | null;
}

/** A link to the page of a node, with the mark of its kind and, of a code, its title. */
export function NodeLink({ node }: { node: LinkedNode }) {
  return (
    <span className={styles.node}>
      <Link to={nodeAddress(node.id)}>
        <KindMark kind={node.kind} />
        {shownName(node)}
      </Link>
      {node.title && (
        <span className={styles.title} dir="auto">
          {" "}
          {node.title}
        </span>
      )}
    </span>
  );
}

/** A dot in the colour of a kind, whose word it has for those who do not see it. */
export function KindMark({ kind }: { kind: NodeKind }) {
  return (
    <span className={styles.dot} style={{ background: KINDS[kind].colour }} title={KINDS[kind].one}>
      <span className="visually-hidden">{KINDS[kind].one} </span>
    </span>
  );
}

/** What a node is called in a list: its name, or its id where a name is missing. */
export function shownName(node: LinkedNode): string {
  return node.name || node.id;
}
