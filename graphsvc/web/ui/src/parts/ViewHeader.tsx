import { type ReactNode, useEffect } from "react";
import styles from "./ViewHeader.module.css";

/** The heading of a view, which names the window too, with what can be done there beside it. */
export function ViewHeader({ title, children, above }: { title: string; children?: ReactNode; above?: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · graphsvc`;
  }, [title]);
  return (
    <header className={styles.header}>
      <div className={styles.titles}>
        {above && <div className={styles.above}>{above}</div>}
        <h1 className={styles.title} dir="auto">
          {title}
        </h1>
      </div>
      <div className={styles.actions}>{children}</div>
    </header>
  );
}
