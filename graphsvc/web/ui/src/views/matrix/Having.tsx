import { type LinkedNode, labelOf, NodeLink } from "../../parts/NodeLink.tsx";
import { useAddress } from "../../parts/useAddress.ts";
import { SearchBox } from "../../shell/SearchBox.tsx";
import styles from "./Matrix.module.css";

/** What codes must be joined with to be counted, each with a way to take it away, and a box to add more. */
export function Having({ having, unknown }: { having: readonly LinkedNode[]; unknown: readonly string[] }) {
  const change = useAddress();
  const ids = having.map(({ id }) => id);
  const narrow = (next: readonly string[]) => change({ having: next, cell: null });
  return (
    <details className={styles.having} open={having.length + unknown.length > 0}>
      <summary>{having.length > 0 ? "Only codes joined with" : "Count only some codes"}</summary>
      {having.length > 0 && (
        <ul>
          {having.map((node) => (
            <li key={node.id}>
              <NodeLink node={node} />
              <button
                type="button"
                aria-label={`Take ${labelOf(node)} away`}
                title="Take away"
                onClick={() => narrow(ids.filter((id) => id !== node.id))}
              >
                <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {unknown.length > 0 && (
        <p role="status">
          Nothing in these documents goes by{" "}
          {unknown.map((name, index) => (
            <span key={name}>
              {index > 0 && ", "}
              <code dir="auto">{name}</code>
            </span>
          ))}
          : the numbers are not narrowed by it.{" "}
          <button type="button" onClick={() => narrow(ids)}>
            Leave it out
          </button>
        </p>
      )}
      <div className={styles.picker}>
        <SearchBox
          pick={{
            label: "A modifier, payer, site … they have",
            choose: (node) => narrow([...ids.filter((id) => id !== node.id), node.id]),
          }}
        />
      </div>
    </details>
  );
}
