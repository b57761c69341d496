import type { Box } from "./graph.ts";
import type { Placed } from "./settling.ts";
import { united } from "./shapes.ts";

/** Pixels between parts that hang together by no edge. */
const BETWEEN = 40;

/** How much wider than high the packed picture becomes, about: as screens are. */
const WIDER = 1.6;

/** Sets the parts of a graph beside each other in rows, beneath what is there already. */
export function packed(parts: readonly (readonly Placed[])[], above?: Box): readonly Placed[] {
  const boxes = parts
    .map((part) => ({ part, box: surrounding(part) }))
    .sort((one, other) => high(other.box) - high(one.box));
  const area = boxes.reduce((sum, { box }) => sum + (wide(box) + BETWEEN) * (high(box) + BETWEEN), 0);
  const widest = Math.max(Math.sqrt(area * WIDER), ...boxes.map(({ box }) => wide(box)), above ? wide(above) : 0);
  let left = above?.left ?? 0;
  let top = above ? above.bottom + BETWEEN : 0;
  let rowHeight = 0;
  return boxes.flatMap(({ part, box }) => {
    const begin = above?.left ?? 0;
    if (left > begin && left + wide(box) > begin + widest) {
      left = begin;
      top += rowHeight + BETWEEN;
      rowHeight = 0;
    }
    const move = { x: left - box.left, y: top - box.top };
    left += wide(box) + BETWEEN;
    rowHeight = Math.max(rowHeight, high(box));
    return part.map((placed) => ({ ...placed, at: { x: placed.at.x + move.x, y: placed.at.y + move.y } }));
  });
}

/** What nodes take with their labels. */
export function surrounding(placed: readonly Pick<Placed, "at" | "box">[]): Box {
  return united(
    placed.map(({ at, box }) => ({
      left: at.x + box.left,
      top: at.y + box.top,
      right: at.x + box.right,
      bottom: at.y + box.bottom,
    })),
  );
}

function wide(box: Box): number {
  return box.right - box.left;
}

function high(box: Box): number {
  return box.bottom - box.top;
}
