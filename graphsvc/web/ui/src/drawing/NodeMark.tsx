import { memo } from "react";
import { KINDS } from "../words.ts";
import styles from "./Drawing.module.css";
import type { Box, DrawnNode, Point } from "./graph.ts";
import { LINE_HEIGHT } from "./labels.ts";
import { pointsOf, type Shape } from "./shapes.ts";

/** y of a badge's text in it. */
const BADGE_BASELINE = 11;

/** A node in the picture: the shape of its kind, its label, and its badge. */
export const NodeMark = memo(function NodeMark({
  node,
  shape,
  at,
  isSelected,
  isTabStop,
}: {
  node: DrawnNode;
  shape: Shape;
  at: Point;
  isSelected: boolean;
  isTabStop: boolean;
}) {
  const outline = pointsOf(shape.outline);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand in a picture
    <g
      role="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isSelected}
      data-node={node.id}
      className={styles.node}
      style={{ "--kind": node.kind ? KINDS[node.kind].colour : "var(--ink-soft)" }}
      transform={`translate(${at.x} ${at.y})`}
    >
      <title>{nameOf(node)}</title>
      <polygon points={outline} className={styles.ring} data-unsaved={isSelected ? undefined : ""} />
      <polygon points={outline} className={node.central ? styles.centralOutline : styles.outline} />
      {shape.lines.map((line, row) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and keep their order
          key={row}
          y={shape.baseline + row * LINE_HEIGHT}
          className={shape.labelInside ? (node.central ? styles.centralCode : styles.code) : styles.label}
        >
          {line}
        </text>
      ))}
      {node.badge && shape.badge && (
        <g className={styles.corner} transform={`translate(${shape.badge.left} ${shape.badge.top})`}>
          <rect
            width={widthOf(shape.badge)}
            height={heightOf(shape.badge)}
            rx={heightOf(shape.badge) / 2}
            className={styles.badge}
          />
          <text x={widthOf(shape.badge) / 2} y={BADGE_BASELINE} className={styles.badgeText}>
            {node.badge.text}
          </text>
        </g>
      )}
    </g>
  );
});

/** What a node is called where there is room: its whole name, its kind, and what its badge means. */
export function nameOf(node: DrawnNode): string {
  return [node.title ?? node.label, node.kind && KINDS[node.kind].one, node.badge?.means].filter(Boolean).join(", ");
}

function widthOf({ left, right }: Box): number {
  return right - left;
}

function heightOf({ top, bottom }: Box): number {
  return bottom - top;
}
