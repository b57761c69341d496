import type { NodeKind } from "../api/operations.generated.ts";
import type { Box, DrawnNode, Point } from "./graph.ts";
import { LINE_HEIGHT, linesOf, widthOf } from "./labels.ts";

/** What a node looks like around its centre: its outline, and the lines of its label in or under it. */
export interface Shape {
  readonly outline: readonly Point[];
  readonly lines: readonly string[];
  /** y of the first line's baseline. */
  readonly baseline: number;
  /** Whether the label stands in the outline. */
  readonly labelInside: boolean;
  /** What the outline and the label take. */
  readonly box: Box;
}

type Outline = (width: number, height: number) => readonly Point[];

/** Kinds that people name by a short code, which stands in their shape. */
const NAMED_BY_CODES: ReadonlySet<NodeKind | undefined> = new Set<NodeKind>([
  "CODE",
  "MODIFIER",
  "DIAGNOSIS",
  "CLASSIFICATION",
]);

/** Characters of such a code. */
const LONGEST_CODE = 8;

const HEIGHT = 26;
const ROUND: Outline = (width, height) => rounded(width, height, height / 2, 10);

/** Each kind has a shape of its own, so that colour is never all that tells kinds apart. */
const OUTLINES: Readonly<Record<NodeKind, Outline>> = {
  CODE: ROUND,
  MODIFIER: (width, height) =>
    rounded(Math.max(width, height), Math.max(width, height), Math.max(width, height) / 2, 10),
  PAYER: (width, height) => rounded(width, height, 3, 2),
  SPECIALTY: (width, height) => scaled(width + 4, height + 4, [0, -1], [1, 0], [0, 1], [-1, 0]),
  SITE_OF_SERVICE: (width, height) => scaled(width, height, [0, -1], [1, -0.15], [1, 1], [-1, 1], [-1, -0.15]),
  DIAGNOSIS: (width, height) => {
    const corner = 1 - height / 2 / (width / 2 + 1);
    return scaled(width + 4, height, [-corner, -1], [corner, -1], [1, 0], [corner, 1], [-corner, 1], [-1, 0]);
  },
  CLASSIFICATION: (width, height) => scaled(width + 8, height, [-0.7, -1], [1, -1], [0.7, 1], [-1, 1]),
  DOCUMENT: (width, height) => scaled(width - 4, height, [-1, -1], [0.3, -1], [1, -0.4], [1, 1], [-1, 1]),
};

/** Returns what a node looks like; it depends on its label and kind alone. */
export function shapeOf({ label, kind }: Pick<DrawnNode, "label" | "kind">): Shape {
  const labelInside = NAMED_BY_CODES.has(kind) && Array.from(label).length <= LONGEST_CODE;
  const outline = outlineOf(kind, labelInside ? Math.max(HEIGHT, widthOf(label) + 14) : HEIGHT, HEIGHT);
  const around = boxOf(outline);
  if (labelInside) return { outline, lines: [label], baseline: 4, labelInside, box: around };
  const lines = linesOf(label);
  const half = Math.max(...lines.map(widthOf)) / 2;
  return {
    outline,
    lines,
    baseline: around.bottom + LINE_HEIGHT,
    labelInside,
    box: {
      left: Math.min(around.left, -half),
      top: around.top,
      right: Math.max(around.right, half),
      bottom: around.bottom + LINE_HEIGHT * lines.length + 4,
    },
  };
}

/** The outline of a kind, as large as it is asked for. */
export function outlineOf(kind: NodeKind | undefined, width: number, height: number): readonly Point[] {
  return (kind ? OUTLINES[kind] : ROUND)(width, height);
}

/** An outline as the `points` of a polygon. */
export function pointsOf(outline: readonly Point[]): string {
  return outline.map(({ x, y }) => `${tenths(x)},${tenths(y)}`).join(" ");
}

/** Where a ray from the centre crosses an outline around it. */
export function crossing(outline: readonly Point[], towards: Point): Point {
  for (const [at, from] of outline.entries()) {
    const to = outline[(at + 1) % outline.length] ?? from;
    const side = { x: to.x - from.x, y: to.y - from.y };
    const across = towards.x * side.y - towards.y * side.x;
    if (across === 0) continue;
    const along = (from.x * side.y - from.y * side.x) / across;
    const part = (from.x * towards.y - from.y * towards.x) / across;
    if (along > 0 && part >= 0 && part <= 1) return { x: towards.x * along, y: towards.y * along };
  }
  return { x: 0, y: 0 };
}

/** What points take. */
export function boxOf(points: readonly Point[]): Box {
  const across = points.map(({ x }) => x);
  const down = points.map(({ y }) => y);
  return { left: Math.min(...across), top: Math.min(...down), right: Math.max(...across), bottom: Math.max(...down) };
}

/** A number with one decimal: a tenth of a pixel is not seen, and the picture stays small. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function scaled(width: number, height: number, ...corners: readonly [number, number][]): readonly Point[] {
  return corners.map(([x, y]) => ({ x: (x * width) / 2, y: (y * height) / 2 }));
}

function rounded(width: number, height: number, radius: number, steps: number): readonly Point[] {
  const corners = [
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ] as const;
  return corners.flatMap(([right, down], quarter) =>
    Array.from({ length: steps + 1 }, (_, step) => {
      const angle = ((quarter + step / steps) * Math.PI) / 2;
      return {
        x: right * (width / 2 - radius) + radius * Math.cos(angle),
        y: down * (height / 2 - radius) + radius * Math.sin(angle),
      };
    }),
  );
}
