import { expect, test } from "vitest";
import { runsOf } from "./runs.ts";

test("overlapping and nested quotes are split into runs, the shortest quote first", () => {
  const long = { start: 2, end: 12 };
  const nested = { start: 4, end: 6 };
  const late = { start: 10, end: 30 };
  expect(runsOf({ start: 0, end: 20 }, [long, late, nested], [])).toEqual([
    { start: 0, end: 2, quotes: [] },
    { start: 2, end: 4, quotes: [long] },
    { start: 4, end: 6, quotes: [nested, long] },
    { start: 6, end: 10, quotes: [long] },
    { start: 10, end: 12, quotes: [long, late] },
    { start: 12, end: 20, quotes: [late] },
  ]);
});

test("runs end at cuts within the stretch", () => {
  expect(runsOf({ start: 5, end: 9 }, [], [0, 7, 5, 12])).toEqual([
    { start: 5, end: 7, quotes: [] },
    { start: 7, end: 9, quotes: [] },
  ]);
});

test("each character has the quotes that hold it, whatever quotes there are", () => {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let round = 0; round < 200; round += 1) {
    const quotes = Array.from({ length: random(9) }, () => {
      const start = random(30);
      return { start, end: start + 1 + random(12) };
    });
    const runs = runsOf({ start: 5, end: 25 }, quotes, [random(30), random(30)]);
    const found = runs.flatMap(({ start, end, quotes }) => Array.from({ length: end - start }, () => new Set(quotes)));
    const expected = Array.from({ length: 20 }, (_, index) => {
      const at = index + 5;
      return new Set(quotes.filter(({ start, end }) => start <= at && at < end));
    });
    expect(found).toEqual(expected);
    expect(runs[0]?.start).toBe(5);
    expect(runs.at(-1)?.end).toBe(25);
  }
});
