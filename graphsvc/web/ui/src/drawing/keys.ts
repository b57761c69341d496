import type { Point } from "./graph.ts";
import type { Layout } from "./layout.ts";

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** How much farther something aside counts than something straight ahead. */
const ASIDE = 2;

/** The node that an arrow key leads to from a place: the nearest in its direction, or none. */
export function nodeInDirection(key: string, from: Point, places: Layout): string | undefined {
  const direction = DIRECTIONS[key];
  if (!direction) return undefined;
  const ahead = [...places].flatMap(([id, { x, y }]) => {
    const [right, down] = [x - from.x, y - from.y];
    const along = right * direction.x + down * direction.y;
    const aside = Math.abs(right * direction.y) + Math.abs(down * direction.x);
    return along > 0.5 && aside <= along * ASIDE ? [{ id, far: along + aside * ASIDE }] : [];
  });
  return ahead.reduce<(typeof ahead)[number] | undefined>(
    (nearest, one) => (nearest && nearest.far <= one.far ? nearest : one),
    undefined,
  )?.id;
}

/** Whether a key is an arrow. */
export function isArrow(key: string): boolean {
  return key in DIRECTIONS;
}
