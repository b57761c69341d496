import { expect, test } from "vitest";
import { relationGroups } from "./comparison.ts";
import type { Compared } from "./operations.ts";

type Assertion = Compared["parts"][number]["shared"][number]["assertions"][number];

const code = (id: string) => ({ __typename: "Code" as const, id, name: id, kind: "CODE" as const, title: null });

function said(subject: string, object: string, status: Assertion["status"]): Assertion {
  return {
    id: `${subject} ${object} ${status}`,
    status,
    subject: { id: subject },
    object: { id: object },
    evidence: [],
  };
}

function groupsOf(relation: string, rows: Compared["parts"][number]["distinct"]) {
  const nodes = ["a", "b"].map((id) => ({ ...code(id), assertions: { nodes: [] } }));
  const [group] = relationGroups({ nodes, parts: [{ relation, predicate: "RELATED_TO", shared: [], distinct: rows }] });
  return {
    heading: group?.heading,
    rows: group?.rows.map(({ key, agreement, cells }) => [
      key,
      agreement,
      cells.map((cell) => cell.map(({ id }) => id)),
    ]),
  };
}

test("what is ruled out for one is a difference, another status is one in terms, and both come first", () => {
  expect(
    groupsOf("relatedCodes", [
      { of: ["a", "b"], node: code("x"), assertions: [said("a", "x", "AFFIRMED"), said("b", "x", "AFFIRMED")] },
      { of: ["a", "b"], node: code("y"), assertions: [said("a", "y", "AFFIRMED"), said("b", "y", "CONDITIONAL")] },
      { of: ["a", "b"], node: code("z"), assertions: [said("a", "z", "AFFIRMED"), said("b", "z", "NEGATED")] },
    ]),
  ).toEqual({
    heading: "Related to",
    rows: [
      ["z", "some", [["a z AFFIRMED"], ["b z NEGATED"]]],
      ["y", "terms", [["a y AFFIRMED"], ["b y CONDITIONAL"]]],
      ["x", "same", [["a x AFFIRMED"], ["b x AFFIRMED"]]],
    ],
  });
});

test("what names the compared codes stands under each of them, and so does one of them that another names", () => {
  expect(
    groupsOf("referringCodes", [
      { of: ["b"], node: code("a"), assertions: [said("a", "b", "AFFIRMED")] },
      { of: ["a"], node: code("x"), assertions: [said("x", "a", "AFFIRMED")] },
    ]),
  ).toEqual({
    heading: "Named as related by",
    rows: [
      ["a", "some", [[], ["a b AFFIRMED"]]],
      ["x", "some", [["x a AFFIRMED"], []]],
    ],
  });
});
