import { Link } from "react-router";
import { documentAddress } from "../addresses.ts";
import styles from "./Evidence.module.css";

/** A quoted span of one document, with what stands around it. */
export interface Quoted {
  readonly document: { readonly id: string; readonly name: string };
  readonly section: string | null;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** The words that prove something, as they stand in their document, with a link to the place. */
export function Evidence({ evidence }: { evidence: readonly Quoted[] }) {
  return (
    <ul className={styles.list}>
      {evidence.map((span) => (
        <li key={`${span.document.id} ${span.start} ${span.end}`} className={styles.item}>
          <blockquote className={styles.words} dir="auto">
            <span className={styles.around}>{span.before}</span>
            <mark>{span.quote}</mark>
            <span className={styles.around}>{span.after}</span>
          </blockquote>
          <p className={styles.place}>
            <Link to={documentAddress(span.document.id, span)}>{span.document.name}</Link>
            {span.section && <span dir="auto">, section “{span.section}”</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
