import { useState } from "react";
import type { DrawnEdge, DrawnNode } from "./graph.ts";
import { type Layout, layout } from "./layout.ts";

interface Laid {
  readonly key: string;
  readonly places: Layout;
}

/** Lays a graph out, and lays out anew what is added to it; `arrangeAnew` moves everything. */
export function useLayout(
  nodes: readonly DrawnNode[],
  edges: readonly DrawnEdge[],
): { places: Layout; arrangeAnew: () => void } {
  const key = keyOf(nodes, edges);
  const [laid, setLaid] = useState<Laid>(() => ({ key, places: layout(nodes, edges) }));
  const current = laid.key === key ? laid : { key, places: layout(nodes, edges, laid.places) };
  // What changed is laid out before it is shown, so that no picture with nodes in no place is seen.
  if (current !== laid) setLaid(current);
  return { places: current.places, arrangeAnew: () => setLaid({ key, places: layout(nodes, edges) }) };
}

/** What a layout depends on. */
function keyOf(nodes: readonly DrawnNode[], edges: readonly DrawnEdge[]): string {
  return JSON.stringify([
    nodes.map(({ id, label, kind }) => [id, label, kind]),
    edges.map(({ from, to }) => [from, to]),
  ]);
}
