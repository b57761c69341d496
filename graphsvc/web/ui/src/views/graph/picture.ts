import type { AssertionStatus, Predicate } from "../../api/operations.generated.ts";
import type { DrawnEdge, DrawnNode } from "../../drawing/graph.ts";
import { type LinkedNode, labelOf, meaningOf } from "../../parts/NodeLink.tsx";
import { PREDICATES } from "../../words.ts";
import type { Asked } from "./asked.ts";
import type { Neighborhood } from "./operations.ts";

/** A node of the picture. */
export interface ShownNode {
  readonly node: LinkedNode;
  readonly isSeed: boolean;
  readonly isOpen: boolean;
  /** Neighbours that are not drawn. */
  readonly hiddenCount: number;
  /** Whether opening it draws them. */
  readonly canOpen: boolean;
}

/** An edge of the picture: an assertion, or that a document speaks of a code. */
export interface ShownEdge {
  readonly id: string;
  readonly from: LinkedNode;
  readonly to: LinkedNode;
  /** None where a document speaks of a code. */
  readonly said: { readonly predicate: Predicate; readonly status: AssertionStatus } | undefined;
}

/** What the picture and the table beside it show. */
export interface Picture {
  readonly nodes: readonly ShownNode[];
  readonly edges: readonly ShownEdge[];
}

/** Makes the picture of a neighborhood: without what was taken out, and what hung together with the seeds by it alone. */
export function pictureOf(found: Neighborhood, asked: Asked): Picture {
  const left = found.nodes.filter(({ node }) => !asked.without.includes(node.id));
  const byId = new Map(left.map(({ node }) => [node.id, node]));
  const edges = [
    ...found.edges.flatMap(({ id, predicate, status, subject, object }): ShownEdge[] => {
      const [from, to] = [byId.get(subject.id), byId.get(object?.id ?? "")];
      return from && to ? [{ id, from, to, said: { predicate, status } }] : [];
    }),
    ...left.flatMap(({ node: to, documentIds }) =>
      documentIds.flatMap((id): ShownEdge[] => {
        const from = byId.get(id);
        return from ? [{ id: `${id} ${to.id}`, from, to, said: undefined }] : [];
      }),
    ),
  ];
  const seeds = left.filter(({ distance }) => distance === 0).map(({ node }) => node.id);
  const reached = asked.without.length === 0 ? new Set(byId.keys()) : reachedFrom(seeds, edges);
  return {
    nodes: left
      .filter(({ node }) => reached.has(node.id))
      .map(({ node, distance, hiddenCount }) => {
        const isOpen = asked.open.includes(node.id) && distance >= asked.depth;
        return {
          node,
          isSeed: distance === 0,
          isOpen,
          hiddenCount,
          canOpen: hiddenCount > 0 && !isOpen && distance >= asked.depth,
        };
      }),
    edges: edges.filter(({ from, to }) => reached.has(from.id) && reached.has(to.id)),
  };
}

/** The nodes as the drawing takes them. */
export function drawnNodes({ nodes }: Picture): readonly DrawnNode[] {
  return nodes.map(({ node, isSeed, hiddenCount, canOpen }) => ({
    id: node.id,
    label: labelOf(node),
    kind: node.kind,
    title: titleOf(node),
    central: isSeed,
    ...(hiddenCount > 0 && {
      badge: { text: `+${hiddenCount}`, means: canOpen ? `${hiddenCount} more to show` : `${hiddenCount} left out` },
    }),
  }));
}

/** The edges as the drawing takes them. */
export function drawnEdges({ edges }: Picture): readonly DrawnEdge[] {
  return edges.map((edge) => ({
    id: edge.id,
    from: edge.from.id,
    to: edge.to.id,
    label: relationOf(edge),
    ...(edge.said && { status: edge.said.status }),
  }));
}

/** A relation in words. */
export function relationOf({ said }: ShownEdge): string {
  return said ? PREDICATES[said.predicate].from : "Speaks of";
}

/** A node by its code and what it means. */
export function titleOf(node: LinkedNode): string {
  return [labelOf(node), meaningOf(node)].filter(Boolean).join(" ");
}

function reachedFrom(seeds: readonly string[], edges: readonly ShownEdge[]): ReadonlySet<string> {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    neighbours.set(from.id, [...(neighbours.get(from.id) ?? []), to.id]);
    neighbours.set(to.id, [...(neighbours.get(to.id) ?? []), from.id]);
  }
  const reached = new Set(seeds);
  for (const near of reached) for (const far of neighbours.get(near) ?? []) reached.add(far);
  return reached;
}
