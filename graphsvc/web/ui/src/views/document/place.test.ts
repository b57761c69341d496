import { expect, test } from "vitest";
import { askedFor, isIn, MARGIN, PART, partOf, placeIn, shownOf } from "./place.ts";

const place = (query: string) => placeIn(new URLSearchParams(query));

test("an address names words, a place or the beginning", () => {
  expect(place("start=5&end=9")).toEqual({ span: { start: 5, end: 9 }, at: 5 });
  expect(place("at=40000")).toEqual({ span: undefined, at: 40_000 });
  expect(place("")).toEqual({ span: undefined, at: 0 });
});

test.each(["start=9&end=5", "start=5&end=5", "start=5", "end=5", "start=-1&end=5", "start=a&end=b", "at=1e3", "at="])(
  "an address with %s names no place",
  (query) => expect(place(query)).toBeUndefined(),
);

test("a place is in a text that reaches so far", () => {
  const words = { span: { start: 5, end: 9 }, at: 5 };
  expect([8, 9, 10].map((length) => isIn(words, length))).toEqual([false, true, true]);
  expect([5, 6].map((length) => isIn({ span: undefined, at: 5 }, length))).toEqual([false, true]);
  expect(isIn({ span: undefined, at: 0 }, 0)).toBe(true);
});

/** Lines of so many code points, each of two UTF-16 units but for its end. */
function text(length: number, line: number): string[] {
  return Array.from({ length }, (_, index) => (index % line === line - 1 ? "\n" : "🩺"));
}

test.each([1, 7, 80, 2 * MARGIN + PART, 10 * PART])(
  "parts leave nothing out, end with lines of %d characters, and hold what begins in them",
  (line) => {
    const whole = text(3 * PART + 123, line);
    const parts = [0, 1, 2, 3].map((part) => {
      const asked = askedFor(part);
      return shownOf(part, whole.slice(asked.start, asked.end));
    });
    expect(parts[0]?.start).toBe(0);
    expect(parts.at(-1)?.end).toBe(whole.length);
    for (const [part, shown] of parts.entries()) {
      expect(shown.start).toBeLessThanOrEqual(part * PART);
      expect(shown.end).toBeGreaterThanOrEqual(Math.min((part + 1) * PART, whole.length));
      expect([shown.start, shown.end - 1].map(partOf).every((at) => Math.abs(at - part) <= 1)).toBe(true);
      if (line < MARGIN) {
        expect(shown.start === 0 || whole[shown.start - 1] === "\n").toBe(true);
        expect(shown.end === whole.length || whole[shown.end - 1] === "\n").toBe(true);
      }
    }
  },
);
