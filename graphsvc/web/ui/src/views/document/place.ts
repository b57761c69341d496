/** A stretch of a text: code points from 0, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where an address leads to in a document: to words, which are chosen there, or to a place alone; neither is the beginning. */
export interface Place {
  readonly span: Span | undefined;
  readonly at: number;
}

/** Code points of a part: what a screen reader and a phone bear; some seven printed pages. */
export const PART = 20_000;

/** Code points beyond a part that are asked for, so that the lines at its ends are whole unless they are longer. */
export const MARGIN = 2_000;

/** The place that the parameters of an address name; undefined where they name none that a document could have. */
export function placeIn(params: URLSearchParams): Place | undefined {
  if (!params.has("start") && !params.has("end")) {
    const at = offset(params.get("at") ?? "0");
    return at === undefined ? undefined : { span: undefined, at };
  }
  const start = offset(params.get("start"));
  const end = offset(params.get("end"));
  if (start === undefined || end === undefined || end <= start) return undefined;
  return { span: { start, end }, at: start };
}

/** Whether a place is in a text of this length. */
export function isIn({ span, at }: Place, length: number): boolean {
  return at === 0 || (at < length && (span === undefined || span.end <= length));
}

/** The number of the part that a place is in, from 0. */
export function partOf(at: number): number {
  return Math.floor(at / PART);
}

/** What is to be asked for so that a part can be shown with whole lines. */
export function askedFor(part: number): Span {
  return { start: Math.max(0, part * PART - MARGIN), end: (part + 1) * PART + MARGIN };
}

/** The part of the asked text that is shown: from the start of the line it begins in to the end of the line it ends in. */
export function shownOf(part: number, characters: readonly string[]): Span {
  const asked = askedFor(part);
  const begin = part * PART - asked.start;
  const end = begin + PART;
  const isLast = characters.length < asked.end - asked.start;
  const newlineBefore = begin === 0 ? -1 : characters.lastIndexOf("\n", begin - 1);
  const newlineBehind = characters.indexOf("\n", end - 1);
  const lineEnd = newlineBehind < 0 ? end : newlineBehind + 1;
  return {
    start: asked.start + (newlineBefore < 0 ? begin : newlineBefore + 1),
    end: asked.start + (isLast && newlineBehind < 0 ? characters.length : Math.min(lineEnd, characters.length)),
  };
}

function offset(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
