import type { DrawnEdge } from "./graph.ts";
import type { Body } from "./settling.ts";

/** Nodes that hang together, and the pairs of them that edges join, each once. */
export interface Component {
  readonly bodies: readonly Body[];
  readonly links: readonly (readonly [string, string])[];
}

/** Parts a graph into what hangs together, the largest first. */
export function connected(bodies: readonly Body[], edges: readonly DrawnEdge[]): readonly Component[] {
  const links = linksOf(bodies, edges);
  const neighbours = new Map<string, string[]>(bodies.map(({ id }) => [id, []]));
  for (const [one, other] of links) {
    neighbours.get(one)?.push(other);
    neighbours.get(other)?.push(one);
  }
  const partOf = new Map<string, number>();
  let parts = 0;
  for (const { id } of bodies) {
    if (partOf.has(id)) continue;
    const reached = [id];
    partOf.set(id, parts);
    for (const near of reached) {
      for (const far of neighbours.get(near) ?? []) {
        if (partOf.has(far)) continue;
        partOf.set(far, parts);
        reached.push(far);
      }
    }
    parts += 1;
  }
  const components = Array.from({ length: parts }, () => ({ bodies: [] as Body[], links: [] as [string, string][] }));
  for (const body of bodies) components[partOf.get(body.id) ?? 0]?.bodies.push(body);
  for (const link of links) components[partOf.get(link[0]) ?? 0]?.links.push(link);
  return components.sort((one, other) => other.bodies.length - one.bodies.length);
}

function linksOf(bodies: readonly Body[], edges: readonly DrawnEdge[]): readonly [string, string][] {
  const order = new Map(bodies.map(({ id }, at) => [id, at]));
  const pairs = new Map<string, [number, number]>();
  for (const { from, to } of edges) {
    const ends = [order.get(from) ?? -1, order.get(to) ?? -1] as const;
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    if (low >= 0 && low !== high) pairs.set(`${low} ${high}`, [low, high]);
  }
  return [...pairs.values()]
    .sort((one, other) => one[0] - other[0] || one[1] - other[1])
    .map(([low, high]) => [bodies[low]?.id ?? "", bodies[high]?.id ?? ""]);
}
