import { type KeyboardEvent, type RefObject, useState } from "react";
import type { DrawnNode, Point } from "./graph.ts";
import { isArrow, nodeInDirection } from "./keys.ts";
import type { Layout } from "./layout.ts";
import type { Route } from "./routes.ts";

/** A node or an edge in the picture, by its id. */
export interface Item {
  readonly is: "node" | "edge";
  readonly id: string;
}

interface Walked {
  readonly item: Item;
  /** The node whose edges are gone along. */
  readonly pivot: string | undefined;
}

/** The item that something in the picture belongs to. */
export function itemOf(target: EventTarget): Item | undefined {
  const mark = target instanceof Element ? target.closest("[data-node], [data-edge]") : null;
  const [node, edge] = [mark?.getAttribute("data-node"), mark?.getAttribute("data-edge")];
  if (node) return { is: "node", id: node };
  return edge ? { is: "edge", id: edge } : undefined;
}

/** Walks a picture by keyboard: one item is the tab stop, arrows lead to nodes, E to the edges of a node, Escape back to it. */
export function useItems({
  svg,
  nodes,
  routes,
  places,
  reveal,
}: {
  svg: RefObject<SVGSVGElement | null>;
  nodes: readonly DrawnNode[];
  routes: readonly Route[];
  places: Layout;
  reveal: (place: Point) => void;
}): { tabStop: Item | undefined; focused: (target: EventTarget) => void; walk: (event: KeyboardEvent) => boolean } {
  const [walked, setWalked] = useState<Walked>();
  const here = walked && placeOf(walked.item) ? walked : firstOf(nodes);

  function placeOf({ is, id }: Item): Point | undefined {
    return is === "node" ? places.get(id) : routes.find(({ edge }) => edge.id === id)?.middle;
  }

  function focused(target: EventTarget): void {
    const item = itemOf(target);
    if (item) setWalked({ item, pivot: item.is === "node" ? item.id : walked?.pivot });
  }

  function goTo(item: Item | undefined): void {
    const place = item && placeOf(item);
    if (!place) return;
    reveal(place);
    svg.current
      ?.querySelector<SVGGElement>(`[data-${item.is}="${CSS.escape(item.id)}"]`)
      ?.focus({ preventScroll: true });
  }

  /** Follows a key, and tells whether it meant anything. */
  function walk(event: KeyboardEvent): boolean {
    const from = here && placeOf(here.item);
    if (!here || !from) return false;
    if (isArrow(event.key)) {
      const id = nodeInDirection(event.key, from, places);
      goTo(id === undefined ? undefined : { is: "node", id });
      return true;
    }
    if (event.key.toLowerCase() === "e") {
      goTo(edgeAfter(here, event.shiftKey ? -1 : 1));
      return true;
    }
    if (event.key === "Escape" && here.item.is === "edge" && here.pivot) {
      goTo({ is: "node", id: here.pivot });
      return true;
    }
    return false;
  }

  function edgeAfter({ item, pivot }: Walked, step: 1 | -1): Item | undefined {
    const touching = routes.filter(({ edge }) => edge.from === pivot || edge.to === pivot).map(({ edge }) => edge.id);
    const at = item.is === "edge" ? touching.indexOf(item.id) : step === 1 ? -1 : 0;
    const next = touching.at((at + step) % touching.length);
    return next === undefined ? undefined : { is: "edge", id: next };
  }

  return { tabStop: here?.item, focused, walk };
}

/** The walk begins at what the picture is about. */
function firstOf(nodes: readonly DrawnNode[]): Walked | undefined {
  const first = nodes.find(({ central }) => central) ?? nodes[0];
  return first && { item: { is: "node", id: first.id }, pivot: first.id };
}
