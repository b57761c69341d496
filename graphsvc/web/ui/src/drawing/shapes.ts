import type { NodeKind } from "../api/operations.generated.ts";
import { codePoints } from "../codePoints.ts";
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
  /** Where its badge stands, if it has one. */
  readonly badge: Box | undefined;
  /** What all of it takes. */
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

/** Pixels of the shapes, but for what labels in them need. */
const HEIGHT = 26;

const INSIDE_BASELINE = 4;

/** Pixels of a badge; it stands on the corner of its node. */
const BADGE_HEIGHT = 15;
const BADGE_LETTER = 6;
const BADGE_OVERLAP = 7;

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

/** Returns what a node looks like; it depends on its label, kind and badge alone. */
export function shapeOf({ label, kind, badge }: Pick<DrawnNode, "label" | "kind" | "badge">): Shape {
  const labelInside = NAMED_BY_CODES.has(kind) && codePoints(label).length <= LONGEST_CODE;
  const outline = outlineOf(kind, labelInside ? Math.max(HEIGHT, widthOf(label) + 14) : HEIGHT, HEIGHT);
  const around = boxOf(outline);
  const lines = labelInside ? [label] : linesOf(label);
  const baseline = labelInside ? INSIDE_BASELINE : around.bottom + LINE_HEIGHT;
  const badgeBox = badge && badgeOf(around, badge.text);
  const half = Math.max(...lines.map(widthOf)) / 2;
  const beneath = around.bottom + LINE_HEIGHT * lines.length + 4;
  const boxes = [around, badgeBox, !labelInside && { left: -half, top: 0, right: half, bottom: beneath }];
  return {
    outline,
    lines,
    baseline,
    labelInside,
    badge: badgeBox,
    box: united(boxes.filter((box) => box !== undefined && box !== false)),
  };
}

function badgeOf({ right, top }: Box, text: string): Box {
  return {
    left: right - BADGE_OVERLAP,
    top: top - BADGE_HEIGHT / 2,
    right: right - BADGE_OVERLAP + codePoints(text).length * BADGE_LETTER + 8,
    bottom: top + BADGE_HEIGHT / 2,
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

/** The smallest box around boxes. */
export function united(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
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
