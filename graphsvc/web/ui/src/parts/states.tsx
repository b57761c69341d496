import type { ReactNode } from "react";
import { AnswerError, UnreachableError } from "../api/errors.ts";
import styles from "./states.module.css";

/** What stands where an answer will be: it takes the room of a short one, and tells screen readers. */
export function Loading({ what }: { what: string }) {
  return (
    <div className={styles.loading} role="status">
      <span className="visually-hidden">Loading {what} …</span>
      <div className={styles.bar} />
      <div className={styles.bar} />
      <div className={styles.bar} />
    </div>
  );
}

/** What stands where there is nothing to show: why, and what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}

/** What stands where an answer failed: the error in words, what to do, and a way to try again. */
export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  const answered = error instanceof AnswerError ? error : undefined;
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>
        {answered || error instanceof UnreachableError ? sentence(error.message) : "This view failed."}
      </p>
      {answered?.hint && <p>{sentence(answered.hint)}</p>}
      {error instanceof UnreachableError && (
        <p>It may have been stopped, or the connection is gone. Start it again, then try once more.</p>
      )}
      {answered?.code && (
        <p className={styles.code}>
          Code of the error: <code>{answered.code}</code>
        </p>
      )}
      {retry && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
