import type { Span } from "./place.ts";

/** Lines that are shown in one manner: a heading, prose that wraps, or lines whose columns are drawn with blanks and rules. */
export interface Block extends Span {
  readonly kind: "heading" | "prose" | "drawn";
}

/** Blanks or rules that set columns: they line up where all characters are as wide. */
const DRAWN = /\S(?: {3,}|\t+)\S|[\u2500-\u257f]|^\s*\+?[-=]{3,}[-=+|\s]*$|\S {2,}\|/;

/** Characters of the longest line that is kept on one line; longer ones are prose, whatever stands in them. */
const WIDEST = 200;

/** Lines that are drawn together: one alone has no columns. */
const LEAST = 2;

/**
 * Cuts a text into blocks of whole lines that together are the text.
 *
 * @param characters The code points of the text.
 * @param from The offset of the first of them in the document.
 * @param headings The offsets at which sections begin.
 */
export function blocksOf(characters: readonly string[], from: number, headings: ReadonlySet<number>): Block[] {
  const drawnOrNot = joined(
    linesOf(characters, from).map(({ start, end }) => {
      const isDrawn = areColumns(characters.slice(start - from, end - from).join(""));
      const otherwise = headings.has(start) ? "heading" : "prose";
      return { start, end, kind: isDrawn ? "drawn" : otherwise, otherwise, lines: 1 };
    }),
  );
  const blocks = joined(
    drawnOrNot.map((block) =>
      block.kind === "drawn" && block.lines < LEAST ? { ...block, kind: block.otherwise } : block,
    ),
  );
  return blocks.map(({ start, end, kind }) => ({ start, end, kind }));
}

function linesOf(characters: readonly string[], from: number): Span[] {
  const lines: Span[] = [];
  let start = 0;
  while (start < characters.length) {
    const newline = characters.indexOf("\n", start);
    const end = newline < 0 ? characters.length : newline + 1;
    lines.push({ start: from + start, end: from + end });
    start = end;
  }
  return lines;
}

function areColumns(line: string): boolean {
  return line.length <= WIDEST && DRAWN.test(line.trimEnd());
}

interface Lines extends Block {
  /** What they are if they are not drawn after all. */
  readonly otherwise: "heading" | "prose";
  readonly lines: number;
}

/** Joins neighbours of one kind; a heading stays alone. */
function joined(all: readonly Lines[]): Lines[] {
  const blocks: Lines[] = [];
  for (const next of all) {
    const last = blocks.at(-1);
    if (last && last.kind === next.kind && next.kind !== "heading") {
      blocks[blocks.length - 1] = { ...last, end: next.end, lines: last.lines + next.lines };
    } else {
      blocks.push(next);
    }
  }
  return blocks;
}
