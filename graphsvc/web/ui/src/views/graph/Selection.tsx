import { Link } from "react-router";
import { compareAddress, documentAddress, nodeAddress } from "../../addresses.ts";
import { KindShape } from "../../drawing/Legend.tsx";
import { labelOf, meaningOf, NodeLink } from "../../parts/NodeLink.tsx";
import { ProofWords } from "../../parts/Proof.tsx";
import { Statement } from "../../parts/Statement.tsx";
import { KINDS, PREDICATES } from "../../words.ts";
import type { Asked } from "./asked.ts";
import styles from "./Graph.module.css";
import { type Picture, relationOf, type ShownEdge, type ShownNode } from "./picture.ts";

/** What is chosen in the picture: a node with what can be done with it, or an edge with the words that prove it. */
export function Selection({
  asked,
  picture,
  change,
}: {
  asked: Asked;
  picture: Picture;
  change: (change: Partial<Asked>) => void;
}) {
  const shown = picture.nodes.find(({ node }) => node.id === asked.selected);
  const edge = picture.edges.find(({ id }) => id === asked.selected);
  if (shown) return <ChosenNode key={shown.node.id} shown={shown} asked={asked} picture={picture} change={change} />;
  if (edge) return <ChosenEdge key={edge.id} edge={edge} />;
  return (
    <p className={styles.soft}>
      Choose a node to see what is around it, or a line to read the words that prove it. “+3” at a node tells that three
      of its neighbors are not drawn.
    </p>
  );
}

function ChosenNode({
  shown: { node, isSeed, isOpen, canOpen, hiddenCount },
  asked,
  picture,
  change,
}: {
  shown: ShownNode;
  asked: Asked;
  picture: Picture;
  change: (change: Partial<Asked>) => void;
}) {
  const seeds = picture.nodes.filter((one) => one.isSeed).map((one) => one.node);
  const beside = seeds.filter(({ id, kind }) => kind === node.kind && id !== node.id).map(({ id }) => id);
  return (
    <section className={styles.selection} aria-labelledby="chosen">
      <p className={styles.kind}>
        <KindShape kind={node.kind} /> {KINDS[node.kind].one} <code>{node.id}</code>
      </p>
      <h2 id="chosen" dir="auto">
        {labelOf(node)}
      </h2>
      {meaningOf(node) && (
        <p className={styles.meaning} dir="auto">
          {meaningOf(node)}
        </p>
      )}
      <Relations
        id={node.id}
        edges={picture.edges.filter(({ from, to }) => from.id === node.id || to.id === node.id)}
      />
      {hiddenCount > 0 && (
        <p>
          {hiddenCount === 1 ? "1 neighbor is" : `${hiddenCount} neighbors are`}{" "}
          {canOpen ? "not drawn." : "left out, since there is a limit to the nodes drawn."}
        </p>
      )}
      <div className={styles.actions}>
        {canOpen && (
          <button type="button" onClick={() => change({ open: [...asked.open, node.id] })}>
            Show its neighbors
          </button>
        )}
        {isOpen && (
          <button type="button" onClick={() => change({ open: asked.open.filter((id) => id !== node.id) })}>
            Hide its neighbors
          </button>
        )}
        {(!isSeed || seeds.length > 1) && (
          <button type="button" onClick={() => change({ ids: [node.id], open: [], without: [], depth: 1 })}>
            Start from here
          </button>
        )}
        {!isSeed && (
          <button
            type="button"
            onClick={() =>
              change({
                without: [...asked.without, node.id],
                open: asked.open.filter((id) => id !== node.id),
                selected: undefined,
              })
            }
          >
            Take out of the picture
          </button>
        )}
        <Link className="button" to={nodeAddress(node.id)}>
          {node.kind === "DOCUMENT" ? "Read it" : "All that is said of it"}
        </Link>
        {node.kind !== "DOCUMENT" && (
          <Link className="button" to={compareAddress([...beside, node.id])}>
            Compare
          </Link>
        )}
      </div>
    </section>
  );
}

/** How many edges of each relation a node has in the picture. */
function Relations({ id, edges }: { id: string; edges: readonly ShownEdge[] }) {
  const counts = new Map<string, number>();
  for (const edge of edges) {
    const relation = edge.said && edge.from.id !== id ? PREDICATES[edge.said.predicate].to : relationOf(edge);
    counts.set(relation, (counts.get(relation) ?? 0) + 1);
  }
  if (counts.size === 0) return <p className={styles.soft}>No edge of it is drawn.</p>;
  return (
    <ul className={styles.counts} aria-label="Its edges in the picture">
      {[...counts].map(([relation, count]) => (
        <li key={relation}>
          {relation} <span className={styles.count}>{count}</span>
        </li>
      ))}
    </ul>
  );
}

function ChosenEdge({ edge: { id, from, to, said } }: { edge: ShownEdge }) {
  if (!said) {
    return (
      <section className={styles.selection} aria-label="Edge">
        <p>
          <NodeLink node={from} /> speaks of <NodeLink node={to} />
        </p>
        <Link className="button" to={documentAddress(from.id)}>
          Read it
        </Link>
      </section>
    );
  }
  return (
    <section className={styles.selection} aria-label="Edge">
      <Statement assertion={{ subject: from, object: to, value: null, ...said }} />
      <h2>Words that prove it</h2>
      <ProofWords assertionIds={[id]} withStatements={false} />
    </section>
  );
}
