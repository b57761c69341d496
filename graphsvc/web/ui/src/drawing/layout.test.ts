import { describe, expect, test } from "vitest";
import type { DrawnEdge, DrawnNode } from "./graph.ts";
import { type Layout, layout } from "./layout.ts";
import { shapeOf } from "./shapes.ts";

function star(leaves: number, middle = "payer:middle"): { nodes: DrawnNode[]; edges: DrawnEdge[] } {
  const codes = Array.from(
    { length: leaves },
    (_, at): DrawnNode => ({ id: `${middle} ${at}`, label: `7${at}000`, kind: "CODE" }),
  );
  return {
    nodes: [{ id: middle, label: "A payer with a rather long name", kind: "PAYER" }, ...codes],
    edges: codes.map(({ id }) => ({ id: `to ${id}`, from: id, to: middle, label: "Covered by" })),
  };
}

/** Sites that share codes with each other: long labels, and many edges. */
function woven(count: number): { nodes: DrawnNode[]; edges: DrawnEdge[] } {
  const nodes = Array.from({ length: count }, (_, at): DrawnNode => {
    return { id: `n${at}`, label: `Outpatient hospital department ${at}`, kind: "SITE_OF_SERVICE" };
  });
  const edges = nodes.flatMap(({ id }, at) =>
    [at * 7 + 1, at * 3 + 5].map((to) => ({
      id: `${id} ${to}`,
      from: id,
      to: `n${to % count}`,
      label: "Performed at",
    })),
  );
  return { nodes, edges };
}

function overlapping(nodes: readonly DrawnNode[], places: Layout): readonly string[] {
  const boxes = nodes.map((node) => {
    const { box } = shapeOf(node);
    const { x, y } = places.get(node.id) ?? { x: Number.NaN, y: Number.NaN };
    return { id: node.id, left: x + box.left, right: x + box.right, top: y + box.top, bottom: y + box.bottom };
  });
  return boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter(
        (other) =>
          !(one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top),
      )
      .map((other) => `${one.id} and ${other.id}`),
  );
}

describe("layout", () => {
  test("draws the same graph alike, in whatever order it is given", () => {
    const { nodes, edges } = woven(30);
    expect(layout([...nodes].reverse(), [...edges].reverse())).toEqual(layout(nodes, edges));
  });

  test.each([
    ["a star", star(59)],
    ["a weave", woven(60)],
    ["a large weave", woven(400)],
    ["nodes without edges", { nodes: woven(40).nodes, edges: [] }],
    ["no node", { nodes: [], edges: [] }],
  ])("leaves no node and no label over another: %s", (_, { nodes, edges }) => {
    const places = layout(nodes, edges);
    expect(overlapping(nodes, places)).toEqual([]);
    expect(places.size).toBe(nodes.length);
  });

  test("keeps the places of nodes when more come, which stand free of them", () => {
    const first = star(20);
    const second = star(30, "payer:other");
    const before = layout(first.nodes, first.edges);
    const nodes = [...first.nodes, ...second.nodes];
    const joined = { id: "joined", from: "payer:middle 3", to: "payer:other", label: "Covered by" };
    const after = layout(nodes, [...first.edges, ...second.edges, joined], before);
    expect(first.nodes.map(({ id }) => after.get(id))).toEqual(first.nodes.map(({ id }) => before.get(id)));
    expect(overlapping(nodes, after)).toEqual([]);
  });

  test("puts parts that no edge joins beside each other", () => {
    const [one, other] = [star(12), star(12, "payer:other")];
    const before = layout(one.nodes, one.edges);
    const nodes = [...one.nodes, ...other.nodes];
    const edges = [...one.edges, ...other.edges];
    expect(overlapping(nodes, layout(nodes, edges))).toEqual([]);
    const after = layout(nodes, edges, before);
    const lowest = Math.max(...one.nodes.map(({ id }) => after.get(id)?.y ?? Number.NaN));
    expect(other.nodes.every(({ id }) => (after.get(id)?.y ?? Number.NaN) > lowest)).toBe(true);
  });

  test("takes edges to nodes that are not drawn, to the node itself and between the same nodes", () => {
    const { nodes, edges } = star(2);
    const more = edges.flatMap((edge) => [
      edge,
      { ...edge, id: `${edge.id} again` },
      { ...edge, id: `${edge.id} self`, to: edge.from },
      { ...edge, id: `${edge.id} away`, to: "nowhere" },
    ]);
    expect(layout(nodes, more)).toEqual(layout(nodes, edges));
  });
});
