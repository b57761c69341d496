import { Link } from "react-router";
import { placeQuery } from "../../addresses.ts";
import styles from "./PartLinks.module.css";
import { PART, type Span } from "./place.ts";

/** Which part of a long document is shown, and the way to the parts before and behind it. */
export function PartLinks({ part, shown, length }: { part: number; shown: Span; length: number }) {
  const parts = Math.ceil(length / PART);
  if (parts <= 1) return null;
  const offset = (at: number) => at.toLocaleString("en-US");
  return (
    <nav className={styles.parts} aria-label="Parts of the text">
      {part > 0 && (
        <Link className="button" to={placeQuery((part - 1) * PART)} preventScrollReset>
          Earlier
        </Link>
      )}
      <span className={styles.where}>
        Part {part + 1} of {parts}: characters {offset(shown.start)} to {offset(shown.end)} of {offset(length)}
      </span>
      {part + 1 < parts && (
        <Link className="button" to={placeQuery((part + 1) * PART)} preventScrollReset>
          Later
        </Link>
      )}
    </nav>
  );
}
