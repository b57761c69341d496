import { Link } from "react-router";
import { nodeAddress } from "../addresses.ts";
import type { NodeKind } from "../api/operations.generated.ts";
import { type LinkedNode, labelOf, meaningOf } from "../names.ts";
import { KINDS } from "../words.ts";
import styles from "./NodeLink.module.css";

export { type LinkedNode, labelOf, meaningOf } from "../names.ts";

/** A link to the page of a node, with the mark of its kind, and what it means where a code alone would not tell. */
export function NodeLink({ node }: { node: LinkedNode }) {
  const meaning = meaningOf(node);
  return (
    <span className={styles.node}>
      <Link to={nodeAddress(node.id)} dir="auto">
        <KindMark kind={node.kind} />
        {labelOf(node)}
      </Link>
      {meaning && (
        <span className={styles.meaning} dir="auto">
          {" "}
          {meaning}
        </span>
      )}
    </span>
  );
}

/** A dot in the colour of a kind, where its word stands beside it. */
export function KindDot({ kind }: { kind: NodeKind }) {
  return (
    <span
      className={styles.dot}
      style={{ background: KINDS[kind].colour }}
      title={KINDS[kind].one}
      aria-hidden="true"
    />
  );
}

/** A dot in the colour of a kind, with its word for those who do not see it. */
export function KindMark({ kind }: { kind: NodeKind }) {
  return (
    <>
      <KindDot kind={kind} />
      <span className="visually-hidden">{KINDS[kind].one} </span>
    </>
  );
}
