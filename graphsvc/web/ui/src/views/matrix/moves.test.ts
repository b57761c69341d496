import { expect, test } from "vitest";
import { placeAfter } from "./moves.ts";

const last = { row: 20, column: 5 };

function after(key: string, row: number, column: number, ctrlKey = false) {
  return placeAfter({ key, ctrlKey }, { row, column }, last);
}

test("keys move as in the pattern of a grid, and stop at its edges", () => {
  expect(after("ArrowRight", 3, 3)).toEqual({ row: 3, column: 4 });
  expect(after("ArrowRight", 3, 5)).toEqual({ row: 3, column: 5 });
  expect(after("ArrowUp", 1, 3)).toEqual({ row: 0, column: 3 });
  expect(after("PageDown", 15, 2)).toEqual({ row: 20, column: 2 });
  expect(after("Home", 4, 3)).toEqual({ row: 4, column: 0 });
  expect(after("End", 4, 3, true)).toEqual(last);
  expect(after("a", 4, 3)).toBeUndefined();
});

test("the corner, which has no name, is never reached", () => {
  expect(after("ArrowLeft", 0, 1)).toEqual({ row: 0, column: 1 });
  expect(after("ArrowUp", 1, 0)).toEqual({ row: 1, column: 0 });
  expect(after("Home", 0, 3)).toEqual({ row: 0, column: 1 });
});
