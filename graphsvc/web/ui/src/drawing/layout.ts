import { connected } from "./components.ts";
import type { Box, DrawnEdge, DrawnNode, Point } from "./graph.ts";
import { packed, surrounding } from "./packing.ts";
import { type Body, settle } from "./settling.ts";
import { shapeOf, tenths } from "./shapes.ts";

/** Where each node goes, by its id. */
export type Layout = ReadonlyMap<string, Point>;

/**
 * Lays a graph out: what is joined is near, no two nodes or their labels overlap, and parts that hang together by no
 * edge stand beside each other.
 *
 * The same graph is laid out alike, in whatever order it is given. Nodes that have a place before keep it.
 */
export function layout(nodes: readonly DrawnNode[], edges: readonly DrawnEdge[], before: Layout = new Map()): Layout {
  const bodies = [...nodes]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map((node): Body => ({ id: node.id, box: shapeOf(node).box, at: before.get(node.id) }));
  const parts = connected(bodies, edges).map((part) => settle(part));
  const kept = parts.filter((part) => part.some(({ id }) => before.has(id)));
  const added = parts.filter((part) => !kept.includes(part));
  const places = [...kept.flat(), ...packed(added, beneath(kept.flat()))];
  return new Map(places.map(({ id, at }) => [id, { x: tenths(at.x), y: tenths(at.y) }]));
}

function beneath(kept: readonly (Body & { readonly at: Point })[]): Box | undefined {
  return kept.length === 0 ? undefined : surrounding(kept);
}
