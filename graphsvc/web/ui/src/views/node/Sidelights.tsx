import { Link } from "react-router";
import { compareAddress } from "../../addresses.ts";
import { Evidence } from "../../parts/Evidence.tsx";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { GAP_FIELDS, GAP_REASONS } from "../../words.ts";
import styles from "./NodePage.module.css";
import type { FoundNode } from "./operations.ts";

/** The codes that share most with a code. */
export function Similar({ node }: { node: FoundNode }) {
  if (node.__typename !== "Code" || node.similar.edges.length === 0) return null;
  return (
    <section aria-labelledby="similar">
      <h2 id="similar">Shares most with</h2>
      <ul className={styles.plain}>
        {node.similar.edges.map(({ node: other, sharedCount }) => (
          <li key={other.id}>
            <NodeLink node={other} />{" "}
            <Link to={compareAddress([node.id, other.id])} className={styles.soft}>
              {sharedCount} in common
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What documents do not tell of a node. */
export function Gaps({ gaps }: { gaps: FoundNode["gaps"] }) {
  if (gaps.totalCount === 0) return null;
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">
        Gaps <span className={styles.soft}>{gaps.totalCount}</span>
      </h2>
      <ul className={styles.plain}>
        {gaps.nodes.map((gap) => (
          <li key={gap.id}>
            <details>
              <summary>
                {GAP_FIELDS[gap.field]}: {GAP_REASONS[gap.reason].toLowerCase()}
              </summary>
              <Evidence evidence={[{ ...gap, section: null }]} />
            </details>
          </li>
        ))}
      </ul>
      <More shown={gaps.nodes.length} total={gaps.totalCount} />
    </section>
  );
}

/** What looks non-standard or suspicious in what is said of a node. */
export function ReviewNotes({ notes }: { notes: FoundNode["reviewNotes"] }) {
  if (notes.totalCount === 0) return null;
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">
        Review notes <span className={styles.soft}>{notes.totalCount}</span>
      </h2>
      <ul className={styles.plain}>
        {notes.nodes.map((note) => (
          <li key={note.id}>
            <details>
              <summary>{note.reason}</summary>
              <p className={styles.soft}>
                {note.meaning} ({note.source})
              </p>
              <Evidence evidence={note.evidence} />
            </details>
          </li>
        ))}
      </ul>
      <More shown={notes.nodes.length} total={notes.totalCount} />
    </section>
  );
}

function More({ shown, total }: { shown: number; total: number }) {
  if (total <= shown) return null;
  return (
    <p>
      {shown} of {total} are shown; <Link to="/quality">Data quality</Link> lists all.
    </p>
  );
}
