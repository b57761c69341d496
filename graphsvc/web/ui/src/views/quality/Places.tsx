import { useState } from "react";
import { Evidence, type Quoted } from "../../parts/Evidence.tsx";
import styles from "./Findings.module.css";

/** Quotes that are shown at once. */
const SHOWN = 3;

/** Quotes with the way to their places; of many, the first few, and the rest on demand. */
export function Places({ evidence }: { evidence: readonly Quoted[] }) {
  const [isOpen, setOpen] = useState(false);
  const more = evidence.length - SHOWN;
  return (
    <>
      <Evidence evidence={evidence.slice(0, SHOWN)} />
      {more > 0 && (
        <details className={styles.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{more.toLocaleString("en-US")} more</summary>
          {isOpen && <Evidence evidence={evidence.slice(SHOWN)} />}
        </details>
      )}
    </>
  );
}
