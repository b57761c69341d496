import { Link } from "react-router";
import { nodeAddress } from "../../addresses.ts";
import { type LinkedNode, labelOf } from "../../parts/NodeLink.tsx";
import styles from "./Compare.module.css";
import { type Group, isHad, type Row } from "./comparison.ts";

/** Names that a card lists of one relation; the table has them all. */
const LISTED = 12;

/** What all have and what only one has, counted and listed on a card each. */
export function AtAGlance({ nodes, groups }: { nodes: readonly LinkedNode[]; groups: readonly Group[] }) {
  const all = nodes.length === 2 ? "Both" : `All ${nodes.length}`;
  const rows = groups.flatMap((group) => group.rows);
  const several = rows.filter((row) => !hadByAll(row) && row.cells.filter(isHad).length > 1).length;
  return (
    <section className={styles.glance} aria-label="At a glance">
      <Card title={all} groups={groups} holds={hadByAll} />
      {nodes.map((node, column) => (
        <Card
          key={node.id}
          title={`Only ${labelOf(node)}`}
          groups={groups}
          holds={({ cells }) => cells.every((cell, index) => isHad(cell) === (index === column))}
        />
      ))}
      {several > 0 && (
        <p className={styles.several}>
          <strong>{several}</strong> {several === 1 ? "thing is" : "things are"} said of more than one, but not of all:
          the table shows of which.
        </p>
      )}
    </section>
  );
}

function Card({ title, groups, holds }: { title: string; groups: readonly Group[]; holds: (row: Row) => boolean }) {
  const parts = groups
    .map(({ key, heading, rows }) => ({ key, heading, found: rows.filter(holds).flatMap(({ node }) => node ?? []) }))
    .filter(({ found }) => found.length > 0);
  const count = parts.reduce((sum, { found }) => sum + found.length, 0);
  return (
    <section className={styles.card} aria-label={title}>
      <h2 dir="auto">
        {title} <span className={styles.count}>{count}</span>
      </h2>
      {parts.length === 0 && <p className={styles.soft}>Nothing.</p>}
      {parts.length > 0 && (
        <dl>
          {parts.map(({ key, heading, found }) => (
            <div key={key}>
              <dt>{heading}</dt>
              <dd>
                {found.slice(0, LISTED).map((node) => (
                  <Link key={node.id} to={nodeAddress(node.id)} dir="auto" className={styles.name}>
                    {labelOf(node)}
                  </Link>
                ))}
                {found.length > LISTED && <span className={styles.soft}>and {found.length - LISTED} more</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function hadByAll({ cells }: Row): boolean {
  return cells.every(isHad);
}
