import type { AssertionStatus } from "../api/operations.generated.ts";
import { STATUSES } from "../words.ts";
import styles from "./StatusMark.module.css";

/** A status by sign, word and colour. */
export function StatusMark({ status }: { status: AssertionStatus }) {
  const { word, sign, colour } = STATUSES[status];
  return (
    <span className={styles.mark} style={{ color: colour }}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  );
}
