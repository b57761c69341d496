import type { AssertionStatus, Predicate } from "../api/operations.generated.ts";
import { PREDICATES } from "../words.ts";
import { type LinkedNode, NodeLink } from "./NodeLink.tsx";
import styles from "./Statement.module.css";
import { StatusMark } from "./StatusMark.tsx";

/** An assertion without its words. */
export interface Stated {
  readonly subject: LinkedNode;
  readonly predicate: Predicate;
  readonly status: AssertionStatus;
  readonly object: LinkedNode | null;
  readonly value: string | null;
}

/** An assertion as a line: the code, the relation, what it is related to, and whether it is stated, on a condition or ruled out. */
export function Statement({ assertion }: { assertion: Stated }) {
  return (
    <p className={styles.statement}>
      <NodeLink node={assertion.subject} />
      <span className={styles.predicate}>{PREDICATES[assertion.predicate].from.toLowerCase()}</span>
      {assertion.object ? <NodeLink node={assertion.object} /> : <span dir="auto">{assertion.value}</span>}
      <StatusMark status={assertion.status} />
    </p>
  );
}
