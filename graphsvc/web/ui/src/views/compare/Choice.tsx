import { type LinkedNode, labelOf, NodeLink } from "../../parts/NodeLink.tsx";
import { SearchBox } from "../../shell/SearchBox.tsx";
import { KIND_NAMES, KINDS } from "../../words.ts";
import styles from "./Compare.module.css";
import { MOST } from "./chosen.ts";
import { Suggestions } from "./Suggestions.tsx";

/** What is compared, each with a way to take it out, and the ways to add more. */
export function Choice({
  chosen,
  choose,
}: {
  chosen: readonly LinkedNode[];
  choose: (ids: readonly string[]) => void;
}) {
  const ids = chosen.map(({ id }) => id);
  const kind = chosen[0]?.kind;
  const kinds = kind ? [kind] : KIND_NAMES.filter((name) => name !== "DOCUMENT");
  const add = (node: LinkedNode) => choose([...ids.filter((id) => id !== node.id), node.id]);
  return (
    <section className={styles.choice} aria-label="What is compared">
      {chosen.length > 0 && (
        <ul className={styles.chosen}>
          {chosen.map((node) => (
            <li key={node.id} className={styles.one}>
              <NodeLink node={node} />
              <button
                type="button"
                aria-label={`Take ${labelOf(node)} out`}
                title="Take out"
                className={styles.out}
                onClick={() => choose(ids.filter((id) => id !== node.id))}
              >
                <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen.length < MOST ? (
        <div className={styles.adding}>
          <div className={styles.picker}>
            <SearchBox
              pick={{
                label: kind
                  ? `Add a ${KINDS[kind].one.toLowerCase()} to compare`
                  : "Add a code, modifier, payer, site …",
                kinds,
                choose: add,
              }}
            />
          </div>
          <Suggestions chosen={chosen} add={add} />
        </div>
      ) : (
        <p className={styles.soft}>These are {MOST}, as many as stand side by side: take one out to add another.</p>
      )}
    </section>
  );
}
