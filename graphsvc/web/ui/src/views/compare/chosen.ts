import type { NodeKind, WhatTermsMeanQuery } from "../../api/operations.generated.ts";
import type { LinkedNode } from "../../parts/NodeLink.tsx";

/** Nodes that the service compares at once. */
export const MOST = 10;

/** What the ids of an address come to: what can be compared, and what cannot and why. */
export interface Chosen {
  readonly compared: readonly LinkedNode[];
  /** Terms that no node goes by. */
  readonly unknown: readonly string[];
  /** Documents, and nodes of another kind than most. */
  readonly unlike: readonly LinkedNode[];
  /** What is more than can be compared at once. */
  readonly beyond: readonly LinkedNode[];
}

/** Sorts out what is meant by the ids of an address: the kind that most of them have is compared. */
export function chosenOf(resolutions: WhatTermsMeanQuery["resolve"]): Chosen {
  const found = resolutions.map(({ term, candidates }) => ({ term, node: candidates[0]?.nodes[0] }));
  const nodes = [...new Map(found.flatMap(({ node }) => (node ? [[node.id, node] as const] : []))).values()];
  const kind = kindOfMost(nodes);
  const alike = nodes.filter((node) => node.kind === kind);
  return {
    compared: alike.slice(0, MOST),
    unknown: found.filter(({ node }) => !node).map(({ term }) => term),
    unlike: nodes.filter((node) => node.kind !== kind),
    beyond: alike.slice(MOST),
  };
}

/** Documents are read, not compared. */
function kindOfMost(nodes: readonly LinkedNode[]): NodeKind | undefined {
  const counts = new Map<NodeKind, number>();
  for (const { kind } of nodes) if (kind !== "DOCUMENT") counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}
