import { counted } from "../../counted.ts";
import { KINDS, PREDICATES } from "../../words.ts";
import { type Asked, LIMITS } from "./asked.ts";
import styles from "./Graph.module.css";
import type { Neighborhood } from "./operations.ts";
import type { Picture } from "./picture.ts";

/** How much is drawn, and what is not: cut by the limit, by kind, or taken out by hand. */
export function Cut({
  asked,
  found,
  picture,
  change,
}: {
  asked: Asked;
  found: Neighborhood;
  picture: Picture;
  change: (change: Partial<Asked>) => void;
}) {
  const more = LIMITS.find((limit) => limit > asked.first);
  return (
    <section className={styles.cut} aria-label="How much is shown">
      <p>
        <strong>{counted(picture.nodes.length, "node")}</strong>, {counted(picture.edges.length, "edge")}
      </p>
      {found.nodesCut > 0 && (
        <p className={styles.warning} role="status">
          {counted(found.nodesCut, "more node")} {found.nodesCut === 1 ? "is" : "are"} left out:{" "}
          {found.nodesCutPerKind
            .map(({ kind, count }) => `${count} ${(count === 1 ? KINDS[kind].one : KINDS[kind].many).toLowerCase()}`)
            .join(", ")}
          .{" "}
          {more ? (
            <button type="button" className={styles.plainButton} onClick={() => change({ first: more })}>
              Show up to {more}
            </button>
          ) : (
            "Filter, or begin elsewhere, to see them."
          )}
        </p>
      )}
      {found.countedDepth < asked.depth && (
        <p className={styles.warning}>Farther than {counted(found.countedDepth, "step")} out nothing was counted.</p>
      )}
      {found.edgesCut > 0 && (
        <p className={styles.warning}>
          {counted(found.edgesCut, "more edge")} between these nodes {found.edgesCut === 1 ? "is" : "are"} left out:{" "}
          {found.edgesCutPerPredicate
            .map(({ predicate, count }) => `${count} “${PREDICATES[predicate].from.toLowerCase()}”`)
            .join(", ")}
          .
        </p>
      )}
      {asked.without.length > 0 && (
        <p>
          {counted(asked.without.length, "node")} taken out.{" "}
          <button type="button" className={styles.plainButton} onClick={() => change({ without: [] })}>
            Put back
          </button>
        </p>
      )}
    </section>
  );
}
