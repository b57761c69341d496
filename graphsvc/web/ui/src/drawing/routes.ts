import type { DrawnEdge, DrawnNode, Point } from "./graph.ts";
import type { Layout } from "./layout.ts";
import { boxOf, crossing, type Shape, tenths } from "./shapes.ts";

/** How an edge runs. */
export interface Route {
  readonly edge: DrawnEdge;
  /** The line, as the `d` of a path. */
  readonly line: string;
  /** The tip at its end, as the `points` of a polygon. */
  readonly tip: string;
  readonly middle: Point;
}

/** Pixels between edges that join the same nodes, where they are farthest apart, and at most what part of their length. */
const BETWEEN_PARALLELS = 20;
const MOST_BENT = 0.18;

const TIP_LENGTH = 7;
const TIP_WIDTH = 6;

/** How far a loop reaches out of its node, in pixels. */
const LOOP = 34;

/** Finds how edges run from outline to outline: those between the same nodes bent apart, those to the node itself as loops. */
export function routesOf(
  nodes: readonly DrawnNode[],
  edges: readonly DrawnEdge[],
  shapes: ReadonlyMap<string, Shape>,
  places: Layout,
): readonly Route[] {
  const drawn = new Set(nodes.map(({ id }) => id));
  const parallels = new Map<string, DrawnEdge[]>();
  for (const edge of edges) {
    if (!drawn.has(edge.from) || !drawn.has(edge.to)) continue;
    const ends = JSON.stringify([edge.from, edge.to].sort());
    parallels.set(ends, [...(parallels.get(ends) ?? []), edge]);
  }
  return [...parallels.values()].flatMap((group) =>
    group.map((edge, turn) => {
      const [from, to] = [end(edge.from), end(edge.to)];
      if (edge.from === edge.to) return loop(edge, from, turn);
      const length = Math.hypot(to.at.x - from.at.x, to.at.y - from.at.y);
      const bend = (turn - (group.length - 1) / 2) * Math.min(BETWEEN_PARALLELS, length * MOST_BENT);
      // Seen from the same end, or edges to and fro would lie on each other.
      return curve(edge, from, to, edge.from < edge.to ? bend : -bend);
    }),
  );

  function end(id: string): End {
    return { at: places.get(id) ?? { x: 0, y: 0 }, outline: shapes.get(id)?.outline ?? [] };
  }
}

interface End {
  readonly at: Point;
  readonly outline: readonly Point[];
}

function curve(edge: DrawnEdge, from: End, to: End, bend: number): Route {
  const way = minus(to.at, from.at);
  const length = Math.hypot(way.x, way.y) || 1;
  // A curve comes half as far as the point that it bends to.
  const bent = {
    x: (from.at.x + to.at.x) / 2 - (way.y / length) * bend * 2,
    y: (from.at.y + to.at.y) / 2 + (way.x / length) * bend * 2,
  };
  const start = plus(from.at, crossing(from.outline, minus(bent, from.at)));
  const stop = plus(to.at, crossing(to.outline, minus(bent, to.at)));
  const { base, tip } = tipOf(bent, stop);
  return {
    edge,
    line: `M${pair(start)}Q${pair(bent)} ${pair(base)}`,
    tip,
    middle: { x: (start.x + 2 * bent.x + stop.x) / 4, y: (start.y + 2 * bent.y + stop.y) / 4 },
  };
}

function loop(edge: DrawnEdge, { at, outline }: End, turn: number): Route {
  const reach = LOOP + turn * (BETWEEN_PARALLELS / 2);
  const top = boxOf(outline).top;
  const out = (side: number): Point => ({ x: at.x + side * reach, y: at.y + top - reach });
  const start = plus(at, crossing(outline, { x: -1, y: -1 }));
  const stop = plus(at, crossing(outline, { x: 1, y: -1 }));
  const { base, tip } = tipOf(out(1), stop);
  return {
    edge,
    line: `M${pair(start)}C${pair(out(-1))} ${pair(out(1))} ${pair(base)}`,
    tip,
    middle: { x: at.x, y: (start.y + 3 * out(1).y) / 4 },
  };
}

function tipOf(from: Point, stop: Point): { base: Point; tip: string } {
  const way = minus(stop, from);
  const length = Math.hypot(way.x, way.y) || 1;
  const ahead = { x: way.x / length, y: way.y / length };
  const base = { x: stop.x - ahead.x * TIP_LENGTH, y: stop.y - ahead.y * TIP_LENGTH };
  const aside = { x: (-ahead.y * TIP_WIDTH) / 2, y: (ahead.x * TIP_WIDTH) / 2 };
  return { base, tip: [stop, plus(base, aside), minus(base, aside)].map(pair).join(" ") };
}

function plus(one: Point, other: Point): Point {
  return { x: one.x + other.x, y: one.y + other.y };
}

function minus(one: Point, other: Point): Point {
  return { x: one.x - other.x, y: one.y - other.y };
}

function pair({ x, y }: Point): string {
  return `${tenths(x)},${tenths(y)}`;
}
