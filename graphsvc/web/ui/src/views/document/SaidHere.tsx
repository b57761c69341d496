import { type Ref, useEffect } from "react";
import { useNavigate } from "react-router";
import { placeQuery } from "../../addresses.ts";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { Qualifiers } from "../../parts/Qualifiers.tsx";
import { Statement } from "../../parts/Statement.tsx";
import { GAP_FIELDS, GAP_REASONS } from "../../words.ts";
import type { Span } from "./place.ts";
import styles from "./SaidHere.module.css";
import type { Said, SaidAssertion, SaidGap, SaidNote } from "./said.ts";
import type { Going } from "./useArrival.ts";

const TO_QUOTE: Going = { to: "quote" };

/** Everything that rests on the chosen words; Escape leads back to them. */
export function SaidHere({
  ref,
  span,
  said,
  characters,
  from,
}: {
  ref: Ref<HTMLHeadingElement>;
  span: Span;
  said: readonly Said[];
  /** The code points of the text that is shown. */
  characters: readonly string[];
  /** The offset of the first of them. */
  from: number;
}) {
  const navigate = useNavigate();
  const close = () => navigate(placeQuery(span.start), { state: TO_QUOTE, preventScrollReset: true });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) void close();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
  return (
    <section className={styles.panel} aria-labelledby="said">
      <div className={styles.top}>
        <h2 id="said" ref={ref} tabIndex={-1} className={styles.heading}>
          Said here
        </h2>
        <button type="button" onClick={() => void close()}>
          Close
        </button>
      </div>
      <blockquote className={styles.words} dir="auto">
        {characters.slice(Math.max(0, span.start - from), span.end - from).join("")}
      </blockquote>
      {said.length === 0 && <p>No assertion, gap or review note rests on these words.</p>}
      <ul className={styles.list}>
        {said.map((item) => (
          <li key={item.key} className={styles.item}>
            {item.kind === "assertion" && <Asserted item={item} />}
            {item.kind === "gap" && <Lacking item={item} />}
            {item.kind === "note" && <Noted item={item} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Asserted({ item: { assertion, words } }: { item: SaidAssertion }) {
  return (
    <>
      <Statement assertion={assertion} />
      <Qualifiers evidence={[words]} />
    </>
  );
}

function Lacking({ item: { gap } }: { item: SaidGap }) {
  return (
    <>
      <p className={styles.kind}>Gap</p>
      <p className={styles.line}>
        {GAP_FIELDS[gap.field]}: {GAP_REASONS[gap.reason].toLowerCase()}.
      </p>
      {gap.subject.kind !== "DOCUMENT" && (
        <p className={styles.line}>
          About <NodeLink node={gap.subject} />
        </p>
      )}
    </>
  );
}

function Noted({ item: { note } }: { item: SaidNote }) {
  return (
    <>
      <p className={styles.kind}>Review note</p>
      <p className={styles.line} dir="auto">
        {note.reason}
      </p>
      <p className={styles.source}>
        {note.meaning} ({note.source})
      </p>
      <ul className={styles.nodes}>
        {note.nodes.map((node) => (
          <li key={node.id}>
            <NodeLink node={node} />
          </li>
        ))}
      </ul>
    </>
  );
}
