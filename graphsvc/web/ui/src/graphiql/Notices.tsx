import type { Problem } from "./links.ts";
import styles from "./Notices.module.css";

/** What the page has to tell about the link it was opened with, or what it could not load. */
export function Notices({ problems, dismiss }: { problems: readonly Problem[]; dismiss: (problem: Problem) => void }) {
  return problems.map((problem) => (
    <div key={problem.title} className={styles.notice} role="alert">
      <p className={styles.text} dir="auto">
        <strong>{problem.title}</strong> {problem.advice}
      </p>
      <button type="button" aria-label="Dismiss" onClick={() => dismiss(problem)}>
        ✕
      </button>
    </div>
  ));
}
