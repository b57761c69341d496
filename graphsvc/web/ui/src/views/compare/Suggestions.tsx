import { useAnswer } from "../../api/useAnswer.ts";
import { type LinkedNode, labelOf, meaningOf } from "../../parts/NodeLink.tsx";
import styles from "./Compare.module.css";
import { SIMILAR } from "./operations.ts";

/** Offers the codes that are most like the first of those that are compared. */
export function Suggestions({ chosen, add }: { chosen: readonly LinkedNode[]; add: (node: LinkedNode) => void }) {
  const first = chosen[0]?.kind === "CODE" ? chosen[0] : undefined;
  const answer = useAnswer(SIMILAR, { code: first?.id ?? "" }, { enabled: first !== undefined });
  if (!first) return null;
  const alike = answer.data?.code?.similar.edges.map(({ node }) => node) ?? [];
  const offered = alike.filter(({ id }) => chosen.every((node) => node.id !== id));
  return (
    <div className={styles.suggested}>
      <AddButtons label={`Most like ${labelOf(first)}`} nodes={offered} add={add} />
    </div>
  );
}

/** Buttons that add a node each; where there is room, with what it means. */
export function AddButtons({
  label,
  nodes,
  add,
  withMeaning = false,
}: {
  label: string;
  nodes: readonly LinkedNode[];
  withMeaning?: boolean;
  add: (node: LinkedNode) => void;
}) {
  if (nodes.length === 0) return null;
  return (
    <fieldset className={styles.offers}>
      <legend>{label}</legend>
      {nodes.map((node) => (
        <button key={node.id} type="button" title={meaningOf(node)} onClick={() => add(node)}>
          <span aria-hidden="true">+</span> <span className="visually-hidden">Add </span>
          {labelOf(node)}
          {withMeaning && (
            <span className={styles.meaning} dir="auto">
              {meaningOf(node)}
            </span>
          )}
        </button>
      ))}
    </fieldset>
  );
}
