import { expect, test } from "vitest";
import { type Example, groupsOf } from "./examples.ts";

function example(savedAs: string, group: string | null): Example {
  return { documentId: savedAs, name: savedAs, body: "", savedAs, description: "", group };
}

test("known groups come in their order, a team's own after them whatever it is called, and what has none last", () => {
  const groups = groupsOf([
    example("a", null),
    example("b", "constructor"),
    example("c", "payers"),
    example("d", "codes"),
  ]);
  expect(groups.map(({ heading, examples }) => [heading, ...examples.map(({ savedAs }) => savedAs)])).toEqual([
    ["Payers and what they cover", "c"],
    ["Codes and what goes with them", "d"],
    ["Constructor", "b"],
    ["Others", "a"],
  ]);
});
