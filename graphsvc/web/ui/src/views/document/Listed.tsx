import { Link } from "react-router";
import { spanQuery } from "../../addresses.ts";
import { labelOf } from "../../parts/NodeLink.tsx";
import { StatusMark } from "../../parts/StatusMark.tsx";
import { GAP_FIELDS, PREDICATES } from "../../words.ts";
import styles from "./Listed.module.css";
import type { Sheet, Words } from "./operations.ts";
import { PART } from "./place.ts";
import type { Said } from "./said.ts";

/** All that rests on the words of a part, in the order of the text; each leads to its words. */
export function Listed({ said, words, document }: { said: readonly Said[]; words: Words; document: Sheet }) {
  const left =
    words.assertions.totalCount -
    words.assertions.nodes.length +
    (words.gaps.totalCount - words.gaps.nodes.length) +
    (words.reviewNotes.totalCount - words.reviewNotes.nodes.length);
  return (
    <section className={styles.listed} aria-labelledby="listed">
      <h2 id="listed" tabIndex={-1} className={styles.heading}>
        {document.length > PART ? "In this part" : "In this document"}
      </h2>
      <ul className={styles.legend} aria-label="How words are marked">
        <li>
          <mark className={styles.one}>says something</mark>
        </li>
        <li>
          <mark className={styles.several}>several things</mark>
        </li>
        <li>
          <mark className={styles.gap}>a gap</mark>
        </li>
        <li>
          <mark className={styles.note}>to review</mark>
        </li>
      </ul>
      {said.length === 0 && <p className={styles.none}>Nothing rests on these words.</p>}
      <ol className={styles.list}>
        {said.map((item) => (
          <li key={item.key}>
            <Link to={spanQuery(item)} preventScrollReset className={styles.item}>
              <Line item={item} withSubject={document.codes.totalCount > 1} />
            </Link>
          </li>
        ))}
      </ol>
      {left > 0 && (
        <p className={styles.none}>{left.toLocaleString("en-US")} more are neither listed nor marked in this part.</p>
      )}
    </section>
  );
}

function Line({ item, withSubject }: { item: Said; withSubject: boolean }) {
  if (item.kind === "gap") return <>Gap: {GAP_FIELDS[item.gap.field].toLowerCase()}</>;
  if (item.kind === "note") return <span dir="auto">Review note: {item.note.reason}</span>;
  const { subject, predicate, object, value, status } = item.assertion;
  const relation = PREDICATES[predicate].from;
  return (
    <>
      {withSubject ? `${labelOf(subject)} ${relation.toLowerCase()}` : relation}
      {object ? " " : ": "}
      <bdi>{object ? labelOf(object) : value}</bdi> <StatusMark status={status} />
    </>
  );
}
