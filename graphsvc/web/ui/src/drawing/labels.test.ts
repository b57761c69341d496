import { describe, expect, test } from "vitest";
import { linesOf } from "./labels.ts";

describe("lines of a label", () => {
  test.each([
    ["77386", ["77386"]],
    ["Ambulatory surgical center", ["Ambulatory", "surgical center"]],
    ["Specialized oncology treatment suite", ["Specialized", "oncology treatmen…"]],
    ["a".repeat(500), [`${"a".repeat(17)}…`]],
    ["𝒜".repeat(30), [`${"𝒜".repeat(17)}…`]],
    ["one two three four five six seven eight nine", ["one two three four", "five six seven …"]],
    ["  ", [""]],
  ])("%s", (label, lines) => {
    expect(linesOf(label)).toEqual(lines);
  });
});
