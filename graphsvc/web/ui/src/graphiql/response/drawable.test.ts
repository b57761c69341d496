import { expect, test } from "vitest";
import { drawableOf } from "./drawable.ts";

/** Edges as lines, which are easier to compare. */
function edgesOf(data: Parameters<typeof drawableOf>[0]): readonly string[] {
  return drawableOf(data).edges.map(({ from, label, to, status }) =>
    `${from} -${label}-> ${to} ${status ?? ""}`.trim(),
  );
}

test("nodes are joined with the node that they are nested in, by the field and the status there", () => {
  const data = {
    modifier: {
      id: "modifier:26",
      name: "professional part",
      codes: {
        edges: [
          {
            node: { id: "cpt:77386", title: "Complex IMRT", sites: { nodes: [{ id: "site:office", name: "Office" }] } },
            status: "CONDITIONAL",
            evidence: [{ document: { id: "document:0f4b9c21aa37", name: "a.md" }, quote: "26" }],
          },
        ],
      },
    },
  };
  expect(drawableOf(data).nodes).toEqual([
    { id: "modifier:26", kind: "MODIFIER", label: "26", title: "26 · professional part" },
    { id: "cpt:77386", kind: "CODE", label: "77386", title: "77386 · Complex IMRT" },
    { id: "site:office", kind: "SITE_OF_SERVICE", label: "Office" },
    { id: "document:0f4b9c21aa37", kind: "DOCUMENT", label: "a.md" },
  ]);
  expect(edgesOf(data)).toEqual([
    "modifier:26 -codes-> cpt:77386 CONDITIONAL",
    "cpt:77386 -sites-> site:office",
    "modifier:26 -codes / evidence / document-> document:0f4b9c21aa37 CONDITIONAL",
  ]);
});

test("an assertion joins its subject and its object", () => {
  const data = {
    neighborhood: {
      nodes: [{ node: { id: "cpt:77386", name: "77386" } }, { node: { id: "payer:aetna", name: "Aetna" } }],
      edges: [
        {
          id: "assertion:f0c43f9963aa",
          predicate: "COVERED_BY",
          status: "NEGATED",
          subject: { id: "cpt:77386" },
          object: { id: "payer:aetna" },
        },
      ],
    },
  };
  expect(edgesOf(data)).toEqual(["cpt:77386 -covered by-> payer:aetna NEGATED"]);
  expect(drawableOf(data).nodes.map(({ label }) => label)).toEqual(["77386", "Aetna"]);
});

test("a hop of a path joins what is near and what is far", () => {
  const assertions = [
    { predicate: "PERFORMED_AT", status: "AFFIRMED" },
    { predicate: "PERFORMED_AT", status: "NEGATED" },
  ];
  const data = { paths: [{ hops: [{ near: { id: "cpt:77407" }, far: { id: "site:office" }, assertions }] }] };
  expect(edgesOf(data)).toEqual(["cpt:77407 -performed at-> site:office AFFIRMED"]);
});

test("what is told twice is drawn once, and what has no id of a node not at all", () => {
  const node = { id: "cpt:77620", similar: [{ id: "cpt:77620" }, { id: "assertion:f0c43f9963aa" }, { id: "77620" }] };
  expect(drawableOf({ a: node, b: node, c: { id: "constructor:x" } })).toEqual({
    nodes: [{ id: "cpt:77620", kind: "CODE", label: "77620" }],
    edges: [],
  });
});
