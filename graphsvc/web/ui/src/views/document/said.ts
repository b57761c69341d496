import type { Words } from "./operations.ts";
import type { Span } from "./place.ts";

/** An assertion that a quote proves, with what these words add to it. */
export interface SaidAssertion extends Span {
  readonly kind: "assertion";
  readonly key: string;
  readonly assertion: Words["assertions"]["nodes"][number];
  readonly words: Words["assertions"]["nodes"][number]["evidence"][number];
}

/** A gap that a quote shows. */
export interface SaidGap extends Span {
  readonly kind: "gap";
  readonly key: string;
  readonly gap: Words["gaps"]["nodes"][number];
}

/** A review note that a quote is looked at for. */
export interface SaidNote extends Span {
  readonly kind: "note";
  readonly key: string;
  readonly note: Words["reviewNotes"]["nodes"][number];
}

/** What rests on a quote. */
export type Said = SaidAssertion | SaidGap | SaidNote;

/** What rests on the words of a part, by place: one for each quote, and so several for what is said several times. */
export function saidIn({ assertions, gaps, reviewNotes }: Words): Said[] {
  const said: Said[] = [
    ...assertions.nodes.flatMap((assertion) =>
      assertion.evidence.map((words, index) => ({
        kind: "assertion" as const,
        key: `${assertion.id} ${index}`,
        start: words.start,
        end: words.end,
        assertion,
        words,
      })),
    ),
    ...gaps.nodes.map((gap) => ({ kind: "gap" as const, key: gap.id, start: gap.start, end: gap.end, gap })),
    ...reviewNotes.nodes.flatMap((note) =>
      note.evidence.map(({ start, end }, index) => ({
        kind: "note" as const,
        key: `${note.id} ${index}`,
        start,
        end,
        note,
      })),
    ),
  ];
  return said.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** What rests on words that have a character in a span. */
export function overlapping<Quote extends Span>(said: readonly Quote[], span: Span): Quote[] {
  return said.filter(({ start, end }) => start < span.end && span.start < end);
}

/** How much of each kind there is, in words: "2 assertions, 1 gap". */
export function countsOf(said: readonly Said[]): string {
  const of = (kind: Said["kind"], one: string) => {
    const count = new Set(said.filter((item) => item.kind === kind).map(identityOf)).size;
    return count === 0 ? [] : [`${count} ${one}${count === 1 ? "" : "s"}`];
  };
  return [...of("assertion", "assertion"), ...of("gap", "gap"), ...of("note", "review note")].join(", ");
}

/** The id of what rests on a quote, whatever other quotes it has. */
export function identityOf(said: Said): string {
  if (said.kind === "assertion") return said.assertion.id;
  return said.kind === "gap" ? said.gap.id : said.note.id;
}
