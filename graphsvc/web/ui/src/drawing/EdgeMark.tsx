import { memo } from "react";
import type { AssertionStatus } from "../api/operations.generated.ts";
import { STATUSES } from "../words.ts";
import styles from "./Drawing.module.css";
import type { Route } from "./routes.ts";

const LINES: Readonly<Record<AssertionStatus, string | undefined>> = {
  AFFIRMED: styles.affirmed,
  CONDITIONAL: styles.conditional,
  NEGATED: styles.negated,
};

/** An edge in the picture: the line of its status, struck through where it is ruled out. */
export const EdgeMark = memo(function EdgeMark({
  route: { edge, line, tip, middle },
  name,
  isSelected,
  isFaint,
  isTabStop,
}: {
  route: Route;
  /** The edge in words. */
  name: string;
  isSelected: boolean;
  /** Whether it stands back, since others are looked at. */
  isFaint: boolean;
  isTabStop: boolean;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand in a picture
    <g
      role="button"
      tabIndex={isTabStop ? 0 : -1}
      aria-pressed={isSelected}
      data-edge={edge.id}
      data-faint={isFaint ? "" : undefined}
      className={styles.edge}
      style={{ "--status": edge.status ? STATUSES[edge.status].colour : "var(--ink-soft)" }}
    >
      <title>{name}</title>
      <path d={line} className={styles.reach} data-unsaved="" />
      <path d={line} className={`${styles.line} ${lineOf(edge.status)}`} />
      <polygon points={tip} className={styles.tip} />
      {edge.status === "NEGATED" && (
        <path d="M-4,-4L4,4M-4,4L4,-4" transform={`translate(${middle.x} ${middle.y})`} className={styles.cross} />
      )}
    </g>
  );
});

/** The class of a status's line. */
export function lineOf(status: AssertionStatus | undefined): string {
  return (status && LINES[status]) ?? "";
}
