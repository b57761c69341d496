import type { AssertionStatus, NodeKind } from "../api/operations.generated.ts";
import { KIND_NAMES, KINDS, STATUSES } from "../words.ts";
import drawn from "./Drawing.module.css";
import { lineOf } from "./EdgeMark.tsx";
import type { DrawnEdge, DrawnNode } from "./graph.ts";
import styles from "./Legend.module.css";
import { outlineOf, pointsOf } from "./shapes.ts";

/** What the shapes and lines of a picture mean; only those that it has. */
export function Legend({ nodes, edges }: { nodes: readonly DrawnNode[]; edges: readonly DrawnEdge[] }) {
  const statuses = Object.keys(STATUSES) as AssertionStatus[];
  return (
    <ul className={styles.legend} aria-label="Legend">
      {KIND_NAMES.filter((kind) => nodes.some((node) => node.kind === kind)).map((kind) => (
        <li key={kind}>
          <KindShape kind={kind} /> {KINDS[kind].one}
        </li>
      ))}
      {statuses
        .filter((status) => edges.some((edge) => edge.status === status))
        .map((status) => (
          <li key={status}>
            <StatusLine status={status} /> {STATUSES[status].word}
          </li>
        ))}
    </ul>
  );
}

/** The shape of a kind, as pictures show it. */
export function KindShape({ kind }: { kind: NodeKind }) {
  return (
    <svg viewBox="-16 -11 32 22" aria-hidden="true" className={styles.shape} style={{ "--kind": KINDS[kind].colour }}>
      <polygon
        points={pointsOf(outlineOf(kind, kind === "CODE" || kind === "DIAGNOSIS" ? 26 : 18, 18))}
        className={drawn.outline}
      />
    </svg>
  );
}

/** The line of a status, as pictures show it. */
export function StatusLine({ status }: { status: AssertionStatus }) {
  return (
    <svg
      viewBox="0 -8 32 16"
      aria-hidden="true"
      className={styles.shape}
      style={{ "--status": STATUSES[status].colour }}
    >
      <path d="M1,0H31" className={`${drawn.line} ${lineOf(status)}`} />
      {status === "NEGATED" && <path d="M12,-4L20,4M12,4L20,-4" className={drawn.cross} />}
    </svg>
  );
}
