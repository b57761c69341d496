import { expect, test } from "vitest";
import { codePoints } from "../../codePoints.ts";
import { blocksOf } from "./blocks.ts";

const TEXT = `Heading 🩺
Prose that tells
of a code.
Code    Price
77386   100
77407    90
| not | drawn |
One  two
`;

test("a text is cut into headings, prose and tables drawn with characters, which together are the text", () => {
  const characters = codePoints(TEXT);
  const from = 100;
  const header = from + codePoints(TEXT.slice(0, TEXT.indexOf("Code "))).length;
  const blocks = blocksOf(characters, from, new Set([from, header]));
  const words = blocks.map(({ start, end }) => characters.slice(start - from, end - from).join(""));
  expect(blocks.map(({ kind }, index) => [kind, words[index]])).toEqual([
    ["heading", "Heading 🩺\n"],
    ["prose", "Prose that tells\nof a code.\n"],
    ["drawn", "Code    Price\n77386   100\n77407    90\n"],
    ["prose", "| not | drawn |\nOne  two\n"],
  ]);
  expect(words.join("")).toBe(TEXT);
});

test("one line with wide blanks is prose: it has no columns", () => {
  expect(blocksOf(codePoints("Page 1     of 2"), 0, new Set())).toEqual([{ kind: "prose", start: 0, end: 15 }]);
});

test("a heading with wide blanks is a heading, unless it heads columns", () => {
  expect(blocksOf(codePoints("1    Modifiers\n26 applies.\n"), 0, new Set([0]))).toEqual([
    { kind: "heading", start: 0, end: 15 },
    { kind: "prose", start: 15, end: 27 },
  ]);
});
