import { useMemo, useRef } from "react";
import { codePoints } from "../../codePoints.ts";
import { Answered } from "../../parts/Answered.tsx";
import { blocksOf } from "./blocks.ts";
import styles from "./DocumentText.module.css";
import { Listed } from "./Listed.tsx";
import type { Sheet } from "./operations.ts";
import { PartLinks } from "./PartLinks.tsx";
import { askedFor, type Place, partOf, shownOf } from "./place.ts";
import { SaidHere } from "./SaidHere.tsx";
import { countsOf, overlapping, saidIn } from "./said.ts";
import { Text } from "./Text.tsx";
import { useArrival } from "./useArrival.ts";
import { type ReadPart, useWords } from "./useWords.ts";

/** The part of a document that a place is in: its text with the quotes marked, and what is said there beside it. */
export function Part({ document, place }: { document: Sheet; place: Place }) {
  const answer = useWords(document.id, partOf(place.at));
  return (
    <Answered answer={answer} what="the text">
      {(read) => <Shown document={document} place={place} read={read} />}
    </Answered>
  );
}

function Shown({ document, place, read }: { document: Sheet; place: Place; read: ReadPart }) {
  const { part, words } = read;
  const { shown, characters, blocks, said } = useMemo(() => {
    const all = codePoints(words.text);
    const asked = askedFor(part);
    const shown = shownOf(part, all);
    const characters = all.slice(shown.start - asked.start, shown.end - asked.start);
    const headings = new Set(words.outline.nodes.map(({ start }) => start));
    return {
      shown,
      characters,
      blocks: blocksOf(characters, shown.start, headings),
      said: overlapping(saidIn(words), shown),
    };
  }, [part, words]);
  const isArrived = part === partOf(place.at);
  const span = isArrived ? place.span : undefined;
  const chosen = useMemo(() => (span ? overlapping(said, span) : []), [said, span]);
  const text = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLHeadingElement>(null);
  useArrival({ text, panel, place, isArrived });
  const parts = <PartLinks part={part} shown={shown} length={document.length} />;
  return (
    <div className={styles.part}>
      <div className={styles.middle}>
        {parts}
        <a className={styles.skip} href="#listed">
          Skip the text
        </a>
        <Text ref={text} characters={characters} shown={shown} blocks={blocks} said={said} span={span} />
        {document.length > shown.end - shown.start && parts}
      </div>
      <div className={styles.aside}>
        <p className="visually-hidden" role="status">
          {span && `Marked: characters ${span.start} to ${span.end}. Said here: ${countsOf(chosen) || "nothing"}.`}
        </p>
        {span && <SaidHere ref={panel} span={span} said={chosen} characters={characters} from={shown.start} />}
        <Listed said={said} words={words} document={document} />
      </div>
    </div>
  );
}
