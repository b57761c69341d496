import type { AssertionStatus, NodeKind } from "../api/operations.generated.ts";

/** A node to draw. */
export interface DrawnNode {
  readonly id: string;
  /** What stands at it: shortened in the picture, whole in its tooltip and for screen readers. */
  readonly label: string;
  /** Its shape and colour; a plain circle where it is not given. */
  readonly kind?: NodeKind;
  /** What its tooltip says instead of the label, where the label is short for something. */
  readonly title?: string;
  /** A few characters at its corner, such as "+12", and what they mean. */
  readonly badge?: { readonly text: string; readonly means: string };
  /** Whether it stands out, as the nodes do that a picture is about. */
  readonly central?: boolean;
}

/** An edge to draw; one whose ends are not both drawn is left out. */
export interface DrawnEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** Its line and colour; a plain line where it is not given. */
  readonly status?: AssertionStatus;
}

/** A place in the picture, in pixels at scale 1, y downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of the picture. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
