import { memo, type Ref, useMemo } from "react";
import type { Block } from "./blocks.ts";
import { Marked } from "./Marked.tsx";
import type { Span } from "./place.ts";
import { type Run, runsOf } from "./runs.ts";
import type { Said } from "./said.ts";
import styles from "./Text.module.css";

/** The text of a part, letter for letter, with what is quoted from it marked. */
export const Text = memo(function Text({
  ref,
  characters,
  shown,
  blocks,
  said,
  span,
}: {
  ref: Ref<HTMLDivElement>;
  /** The code points from the start of what is shown to its end. */
  characters: readonly string[];
  shown: Span;
  blocks: readonly Block[];
  said: readonly Said[];
  /** The words that the address names. */
  span: Span | undefined;
}) {
  const byBlock = useMemo(() => {
    const cuts = [...blocks.map(({ end }) => end), ...(span ? [span.start, span.end] : [])];
    return inBlocks(blocks, runsOf(shown, said, cuts));
  }, [blocks, shown, said, span]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would need a heading, which the text need not have.
    <div ref={ref} className={styles.text} role="region" aria-label="Text of the document" tabIndex={-1}>
      {byBlock.map(({ block, runs }) => (
        <div
          key={block.start}
          data-block={block.start}
          className={styles[block.kind]}
          tabIndex={block.kind === "drawn" ? 0 : -1}
          {...(block.kind === "heading" && { role: "heading", "aria-level": 2 })}
          {...(block.kind === "drawn" && { role: "group", "aria-label": "Table" })}
        >
          {runs.map((run) => {
            const words = characters.slice(run.start - shown.start, run.end - shown.start).join("");
            const isChosen = span !== undefined && span.start <= run.start && run.end <= span.end;
            if (run.quotes.length === 0 && !isChosen) return words;
            return <Marked key={run.start} run={run} words={words} isChosen={isChosen} />;
          })}
        </div>
      ))}
    </div>
  );
});

interface Filled {
  readonly block: Block;
  readonly runs: readonly Run<Said>[];
}

/** The runs of each block; no run goes over the end of a block. */
function inBlocks(blocks: readonly Block[], runs: readonly Run<Said>[]): Filled[] {
  let next = 0;
  return blocks.map((block) => {
    const first = next;
    while (next < runs.length && (runs[next]?.end ?? 0) <= block.end) next += 1;
    return { block, runs: runs.slice(first, next) };
  });
}
