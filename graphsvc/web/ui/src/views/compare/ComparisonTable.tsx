import { type CSSProperties, useState } from "react";
import { type LinkedNode, NodeLink } from "../../parts/NodeLink.tsx";
import { Proof } from "../../parts/Proof.tsx";
import { Qualifiers } from "../../parts/Qualifiers.tsx";
import { StatusMark } from "../../parts/StatusMark.tsx";
import { Empty } from "../../parts/states.tsx";
import styles from "./ComparisonTable.module.css";
import type { Agreement, Group, Row, Said } from "./comparison.ts";

/** Rows of one relation that are shown before the rest is asked for: of payers, codes may be thousands. */
const SHOWN = 50;

const AGREEMENTS: Readonly<Record<Agreement, string>> = {
  some: "not in all",
  terms: "in all, with different statuses",
  same: "in all, with the same status",
};

/** All that is said of the nodes: a column for each, a row for each thing, under the relation it belongs to. */
export function ComparisonTable({
  nodes,
  groups,
  literals,
  onlyDifferences,
}: {
  nodes: readonly LinkedNode[];
  groups: readonly Group[];
  literals: readonly (Row & { readonly heading: string })[];
  onlyDifferences: boolean;
}) {
  const differs = ({ agreement }: Row) => !onlyDifferences || agreement !== "same";
  const shownLiterals = literals.filter(differs);
  const shown = groups.map((group) => ({ group, rows: group.rows.filter(differs) })).filter(({ rows }) => rows.length);
  if (shown.length + shownLiterals.length === 0) {
    return (
      <Empty title="There are no differences.">
        <p>The documents say the same of all of them. Switch “Only differences” off to see what.</p>
      </Empty>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by the keyboard
    <section className={styles.scroll} aria-label="Side by side" tabIndex={0}>
      <table className={styles.table} style={{ "--columns": nodes.length } as CSSProperties}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              <span className="visually-hidden">What is said</span>
            </th>
            {nodes.map((node) => (
              <th key={node.id} scope="col" className={styles.column}>
                <span className={styles.clamped}>
                  <NodeLink node={node} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        {shown.map(({ group, rows }) => (
          <Rows key={group.key} group={group} rows={rows} nodes={nodes} />
        ))}
        {shownLiterals.length > 0 && (
          <tbody>
            <Heading text="In the documents’ words" columns={nodes.length} />
            {shownLiterals.map((row) => (
              <tr key={row.key}>
                <th scope="row" className={styles.row}>
                  {row.heading}
                </th>
                <Cells row={row} nodes={nodes} />
              </tr>
            ))}
          </tbody>
        )}
      </table>
    </section>
  );
}

function Rows({ group, rows, nodes }: { group: Group; rows: readonly Row[]; nodes: readonly LinkedNode[] }) {
  const [limit, setLimit] = useState(SHOWN);
  return (
    <tbody>
      <Heading text={group.heading} columns={nodes.length} counts={countsOf(group.rows)} />
      {rows.slice(0, limit).map((row) => (
        <tr key={row.key}>
          <th scope="row" className={styles.row}>
            {row.node && (
              <span className={styles.clamped}>
                <NodeLink node={row.node} />
              </span>
            )}
          </th>
          <Cells row={row} nodes={nodes} />
        </tr>
      ))}
      {rows.length > limit && (
        <tr>
          <td colSpan={nodes.length + 1}>
            <button type="button" onClick={() => setLimit((current) => current + 10 * SHOWN)}>
              Show more of {(rows.length - limit).toLocaleString("en-US")} rows
            </button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Heading({ text, columns, counts }: { text: string; columns: number; counts?: string }) {
  return (
    <tr>
      <th scope="rowgroup" colSpan={columns + 1} className={styles.heading}>
        <span className={styles.headingText}>
          {text} {counts && <span className={styles.counts}>{counts}</span>}
        </span>
      </th>
    </tr>
  );
}

function Cells({ row, nodes }: { row: Row; nodes: readonly LinkedNode[] }) {
  return row.cells.map((said, column) => (
    <td key={nodes[column]?.id} className={said.length === 0 ? styles.silent : undefined}>
      {said.length === 0 ? <NotSaid /> : <Cell said={said} />}
    </td>
  ));
}

/** Silence is no denial, and must not look like one. */
function NotSaid() {
  return (
    <span className={styles.soft}>
      <span aria-hidden="true">–</span> Not mentioned
    </span>
  );
}

function Cell({ said }: { said: readonly Said[] }) {
  return (
    <>
      {said.map(({ id, status, value, evidence }) => (
        <div key={id} className={styles.said}>
          {value !== null && (
            <p className={styles.value} dir="auto">
              {value}
            </p>
          )}
          {(value === null || status !== "AFFIRMED") && <StatusMark status={status} />}
          <Qualifiers evidence={evidence} />
        </div>
      ))}
      <Proof assertionIds={said.map(({ id }) => id)} />
    </>
  );
}

function countsOf(rows: readonly Row[]): string {
  return Object.entries(AGREEMENTS)
    .map(([agreement, words]) => ({ words, count: rows.filter((row) => row.agreement === agreement).length }))
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${count} ${words}`)
    .join(" · ");
}
