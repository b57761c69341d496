import { expect, test } from "vitest";
import { listsOf, tableOf } from "./rows.ts";

const SHARING = {
  modifier: {
    id: "modifier:26",
    codes: {
      totalCount: 2,
      edges: [
        {
          node: { code: "77280", title: null },
          status: "AFFIRMED",
          evidence: [
            { section: "Modifiers", quote: "26", document: { name: "a.md" } },
            { section: null, quote: "-26", document: { name: "b.md" } },
          ],
        },
        { node: { code: "77620", title: "Hyperthermia" }, status: "CONDITIONAL", evidence: [] },
      ],
    },
  },
};

test("the outermost list has the rows, and inner lists and the whole answer can be chosen", () => {
  expect(listsOf(SHARING)).toEqual([
    { path: "modifier.codes.edges", count: 2 },
    { path: "modifier.codes.edges.evidence", count: 2 },
    { path: "", count: 1 },
  ]);
});

test("nested values become columns by path, and inner lists are joined, aligned", () => {
  expect(tableOf(SHARING, "modifier.codes.edges")).toEqual({
    columns: ["node.code", "node.title", "status", "evidence.section", "evidence.quote", "evidence.document.name"],
    rows: [
      ["77280", null, "AFFIRMED", "Modifiers | ", "26 | -26", "a.md | b.md"],
      ["77620", "Hyperthermia", "CONDITIONAL", null, null, null],
    ],
  });
});

test("rows of an inner list tell what they belong to", () => {
  expect(tableOf(SHARING, "modifier.codes.edges.evidence")).toEqual({
    columns: ["codes.node.code", "codes.node.title", "codes.status", "section", "quote", "document.name"],
    rows: [
      ["77280", null, "AFFIRMED", "Modifiers", "26", "a.md"],
      ["77280", null, "AFFIRMED", null, "-26", "b.md"],
    ],
  });
});

test("lists of the same name around a row keep their columns apart", () => {
  const data = { codes: [{ code: "1", related: { codes: [{ code: "2", sites: [{ id: "s" }] }] } }] };
  expect(tableOf(data, "codes.related.codes.sites").columns).toEqual(["codes.code", "codes.related.codes.code", "id"]);
});

test("of several outermost lists the longest comes first", () => {
  expect(listsOf({ a: [{ x: 1 }], b: [{ x: 1 }, { x: 2 }], ids: ["1", "2", "3"] })).toEqual([
    { path: "b", count: 2 },
    { path: "a", count: 1 },
    { path: "", count: 1 },
  ]);
});

test("lists of plain values are rows where there are no others", () => {
  const data = { terms: ["x", "y"] };
  expect(listsOf(data)[0]).toEqual({ path: "terms", count: 2 });
  expect(tableOf(data, "terms")).toEqual({ columns: ["terms"], rows: [["x"], ["y"]] });
});

test("an answer without lists is one row", () => {
  const data = { release: { id: "r", counts: { nodes: 3, done: true } } };
  expect(listsOf(data)).toEqual([{ path: "", count: 1 }]);
  expect(tableOf(data, "")).toEqual({
    columns: ["release.id", "release.counts.nodes", "release.counts.done"],
    rows: [["r", 3, true]],
  });
});

test("what is not known has an empty row, and no column of its own", () => {
  const data = { nodes: [null, { id: "cpt:77620", system: { name: "CPT" } }, { id: "payer:aetna", system: null }] };
  expect(tableOf(data, "nodes")).toEqual({
    columns: ["id", "system.name"],
    rows: [
      [null, null],
      ["cpt:77620", "CPT"],
      ["payer:aetna", null],
    ],
  });
});
