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

/** Kinds that coders know by their code; the name says what it means. */
const KNOWN_BY_CODE: readonly NodeKind[] = ["CODE", "MODIFIER", "DIAGNOSIS", "CLASSIFICATION"];

/** What a node is called where there is little room: the code where it has one, or else its name. */
export function labelOf({ id, name, kind }: LinkedNode): string {
  return KNOWN_BY_CODE.includes(kind) ? id.slice(id.indexOf(":") + 1) : name || id;
}

/** What the code of a node means, where its name or documents tell. */
export function meaningOf(node: LinkedNode): string | undefined {
  return [node.title, node.name].find((words) => words && words !== labelOf(node)) ?? undefined;
}
