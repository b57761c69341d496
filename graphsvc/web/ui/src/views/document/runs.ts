import type { Span } from "./place.ts";

/** A stretch of a text in which the same quotes overlap from its first character to its last. */
export interface Run<Quote extends Span> extends Span {
  /** The shortest first: what the words say most closely. */
  readonly quotes: readonly Quote[];
}

/**
 * Splits a stretch of a text into runs that together are the stretch.
 *
 * @param whole The stretch.
 * @param quotes What may overlap and nest; what lies outside of the stretch is left out.
 * @param cuts Offsets at which a run ends in any case.
 */
export function runsOf<Quote extends Span>(
  whole: Span,
  quotes: readonly Quote[],
  cuts: readonly number[],
): Run<Quote>[] {
  const inside = quotes.filter((quote) => quote.start < whole.end && whole.start < quote.end);
  const offsets = [whole.start, whole.end, ...cuts, ...inside.flatMap(({ start, end }) => [start, end])]
    .filter((offset) => whole.start <= offset && offset <= whole.end)
    .sort((one, other) => one - other);
  const ends = [...new Set(offsets)];
  const waiting = inside.toSorted((one, other) => one.start - other.start);
  let next = 0;
  let open: Quote[] = [];
  return ends.slice(1).map((end, index) => {
    const start = ends[index] ?? whole.start;
    open = open.filter((quote) => quote.end > start);
    for (let quote = waiting[next]; quote && quote.start <= start; quote = waiting[++next]) open.push(quote);
    return { start, end, quotes: open.toSorted((one, other) => one.end - one.start - (other.end - other.start)) };
  });
}
