import type { Box } from "./graph.ts";

/** Something at a place, which may be moved unless it is fixed. */
export interface Movable {
  readonly box: Box;
  readonly fixed: boolean;
  x: number;
  y: number;
}

/** Pixels that stay free between two nodes and their labels. */
const ROOM = 8;

/** Pixels between the places that are tried for a node that found none. */
const STEP = 6;

/** The angle between them. */
const TURN = 0.5;

/**
 * Pushes what overlaps apart, the shorter way, in at most so many rounds.
 *
 * After many rounds what still overlaps is wedged between fixed ones; it goes to the nearest free place.
 */
export function pushApart(movables: readonly Movable[], rounds: number): void {
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    for (const [at, one] of movables.entries()) {
      for (let next = at + 1; next < movables.length; next += 1) {
        const other = movables[next];
        if (other && separate(one, other)) moved = true;
      }
    }
    if (!moved) return;
  }
  if (rounds > 1) placeWedged(movables);
}

function separate(one: Movable, other: Movable): boolean {
  const across = overlapAcross(one, other);
  if (across <= 0) return false;
  const down = overlapDown(one, other);
  if (down <= 0 || (one.fixed && other.fixed)) return false;
  const share = one.fixed || other.fixed ? 1 : 0.5;
  // A little more than the overlap, so that rounding leaves none.
  if (across < down) {
    const way = (one.x < other.x ? 1 : -1) * (across + 0.01) * share;
    if (!one.fixed) one.x -= way;
    if (!other.fixed) other.x += way;
  } else {
    const way = (one.y < other.y ? 1 : -1) * (down + 0.01) * share;
    if (!one.fixed) one.y -= way;
    if (!other.fixed) other.y += way;
  }
  return true;
}

function placeWedged(movables: readonly Movable[]): void {
  for (const one of movables) {
    const { x, y } = one;
    for (let turn = 1; !one.fixed && movables.some((other) => other !== one && overlap(one, other)); turn += 1) {
      const away = (STEP * turn * TURN) / Math.PI;
      one.x = x + away * Math.cos(turn * TURN);
      one.y = y + away * Math.sin(turn * TURN);
    }
  }
}

function overlap(one: Movable, other: Movable): boolean {
  return overlapAcross(one, other) > 0 && overlapDown(one, other) > 0;
}

function overlapAcross(one: Movable, other: Movable): number {
  return (
    Math.min(one.x + one.box.right, other.x + other.box.right) -
    Math.max(one.x + one.box.left, other.x + other.box.left) +
    ROOM
  );
}

function overlapDown(one: Movable, other: Movable): number {
  return (
    Math.min(one.y + one.box.bottom, other.y + other.box.bottom) -
    Math.max(one.y + one.box.top, other.y + other.box.top) +
    ROOM
  );
}
