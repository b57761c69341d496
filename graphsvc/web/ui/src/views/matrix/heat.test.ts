import { expect, test } from "vitest";
import { shadeOf, shadesOf } from "./heat.ts";

test("shades share out the counts without a gap, from the lightest to the strongest", () => {
  expect(shadesOf(27)).toEqual([
    { shade: 1, from: 1, to: 5 },
    { shade: 2, from: 6, to: 10 },
    { shade: 3, from: 11, to: 16 },
    { shade: 4, from: 17, to: 21 },
    { shade: 5, from: 22, to: 27 },
  ]);
  expect(shadesOf(2)).toEqual([
    { shade: 1, from: 1, to: 1 },
    { shade: 5, from: 2, to: 2 },
  ]);
});

test("counts that are all alike have the shade in the middle, and where nothing meets there is none", () => {
  expect(shadesOf(1)).toEqual([{ shade: 3, from: 1, to: 1 }]);
  expect(shadesOf(0)).toEqual([]);
  expect(shadeOf(0, shadesOf(3))).toBe(0);
  expect(shadeOf(3, shadesOf(3))).toBe(5);
});
