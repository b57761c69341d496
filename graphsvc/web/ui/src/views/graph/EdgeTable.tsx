import { Fragment, useState } from "react";
import { Link } from "react-router";
import { documentAddress } from "../../addresses.ts";
import { type LinkedNode, labelOf, NodeLink } from "../../parts/NodeLink.tsx";
import { ProofWords } from "../../parts/Proof.tsx";
import { StatusMark } from "../../parts/StatusMark.tsx";
import { Empty } from "../../parts/states.tsx";
import { STATUSES } from "../../words.ts";
import type { Asked } from "./asked.ts";
import styles from "./EdgeTable.module.css";
import { type Picture, relationOf, type ShownEdge } from "./picture.ts";

/** Rows that are shown at once: a page of them. */
const PAGE = 100;

const COLUMNS = {
  from: { heading: "From", words: (edge: ShownEdge) => labelOf(edge.from) },
  relation: { heading: "Relation", words: relationOf },
  to: { heading: "To", words: (edge: ShownEdge) => labelOf(edge.to) },
  status: { heading: "Status", words: (edge: ShownEdge) => (edge.said ? STATUSES[edge.said.status].word : "") },
} as const;

type Column = keyof typeof COLUMNS;

/** The edges of the picture in words: what it shows, for those who would rather read, each with the words that prove it. */
export function EdgeTable({
  asked,
  picture,
  change,
}: {
  asked: Asked;
  picture: Picture;
  change: (change: Partial<Asked>) => void;
}) {
  const [, by = "", isDown] = /^(.*?)(-down)?$/.exec(asked.sort ?? "") ?? [];
  const sorted = ordered(picture.edges, Object.hasOwn(COLUMNS, by) ? (by as Column) : undefined, Boolean(isDown));
  const [pages, setPages] = useState(1);
  const shown = sorted.slice(0, pages * PAGE);

  if (picture.edges.length === 0) {
    return (
      <Empty title="No edge is drawn.">
        <p>
          No document that was read joins these nodes with others, or the choices beside the picture leave nothing:
          allow more kinds, relations and what is ruled out.
        </p>
      </Empty>
    );
  }
  return (
    <section aria-labelledby="edges">
      <h2 id="edges">Edges in the picture</h2>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              {(Object.keys(COLUMNS) as Column[]).map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={by !== column ? undefined : isDown ? "descending" : "ascending"}
                >
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() => change({ sort: by === column && !isDown ? `${column}-down` : column })}
                  >
                    {COLUMNS[column].heading}
                    <span aria-hidden="true">{by !== column ? "" : isDown ? " ↓" : " ↑"}</span>
                  </button>
                </th>
              ))}
              <th scope="col">Proof</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((edge) => (
              <Row key={edge.id} edge={edge} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < sorted.length && (
        <p>
          <button type="button" onClick={() => setPages(pages + 1)}>
            Show more edges
          </button>{" "}
          {shown.length} of {sorted.length} are shown.
        </p>
      )}
    </section>
  );
}

function Row({ edge }: { edge: ShownEdge }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Fragment>
      <tr>
        <td>
          <NodeLink node={withoutTitle(edge.from)} />
        </td>
        <td>{relationOf(edge)}</td>
        <td>
          <NodeLink node={withoutTitle(edge.to)} />
        </td>
        <td>{edge.said && <StatusMark status={edge.said.status} />}</td>
        <td>
          {edge.said ? (
            <button
              type="button"
              className={styles.proof}
              aria-expanded={isOpen}
              aria-label={`Words that prove that ${inWords(edge)}`}
              onClick={() => setOpen(!isOpen)}
            >
              Words
            </button>
          ) : (
            <Link to={documentAddress(edge.from.id)}>Read it</Link>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5} className={styles.words}>
            <ProofWords assertionIds={[edge.id]} withStatements={false} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

/** A code alone: what documents call it would stand in every row. */
function withoutTitle({ id, name, kind }: LinkedNode): LinkedNode {
  return { id, name, kind };
}

function inWords(edge: ShownEdge): string {
  return `${labelOf(edge.from)} ${relationOf(edge).toLowerCase()} ${labelOf(edge.to)}`;
}

function ordered(edges: readonly ShownEdge[], by: Column | undefined, isDown: boolean): readonly ShownEdge[] {
  if (!by) return edges;
  const { words } = COLUMNS[by];
  const rows = [...edges].sort((one, other) => words(one).localeCompare(words(other), "en", { numeric: true }));
  return isDown ? rows.reverse() : rows;
}
