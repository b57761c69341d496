import { codePoints } from "../codePoints.ts";

/** Pixels between the baselines of a label's lines. */
export const LINE_HEIGHT = 14;

/** Pixels of the letters, as Drawing.module.css sets them. */
export const FONT_SIZE = 12;

const LONGEST_LINE = 18;
const MOST_LINES = 2;

/** Width of a character in parts of the font's size: most letters are narrower, so that labels have room to spare. */
const LETTER = 0.6;
const WIDE_LETTER = 1;
const WIDE = /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f000}-\u{3ffff}]/u;

/** A label in lines that fit the picture: words are kept whole where they can be, and an ellipsis tells what is cut. */
export function linesOf(label: string): readonly string[] {
  const words = label.trim().split(/\s+/u);
  const lines: string[] = [];
  let line = words.shift() ?? "";
  for (const word of words) {
    if (lengthOf(line) + 1 + lengthOf(word) <= LONGEST_LINE) {
      line = `${line} ${word}`;
    } else {
      lines.push(line);
      line = word;
      if (lines.length === MOST_LINES) break;
    }
  }
  if (lines.length === MOST_LINES) {
    return lines.map((one, at) => (at === MOST_LINES - 1 ? cut(`${one} …`) : cut(one)));
  }
  return [...lines, line].map(cut);
}

/** About how many pixels a text takes, at most: without a page to measure on, so that a layout is the same everywhere. */
export function widthOf(text: string): number {
  return codePoints(text).reduce((sum, letter) => sum + (WIDE.test(letter) ? WIDE_LETTER : LETTER) * FONT_SIZE, 0);
}

function cut(line: string): string {
  if (lengthOf(line) <= LONGEST_LINE) return line;
  return `${codePoints(line)
    .slice(0, LONGEST_LINE - 1)
    .join("")
    .trimEnd()}…`;
}

function lengthOf(text: string): number {
  return codePoints(text).length;
}
