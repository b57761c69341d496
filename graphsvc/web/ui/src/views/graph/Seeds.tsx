import { labelOf, NodeLink } from "../../parts/NodeLink.tsx";
import { SearchBox } from "../../shell/SearchBox.tsx";
import type { Asked } from "./asked.ts";
import styles from "./Graph.module.css";
import type { Picture } from "./picture.ts";

/** What the picture is about, with ways to add to it and to take out of it. */
export function Seeds({ picture, change }: { picture: Picture; change: (change: Partial<Asked>) => void }) {
  const seeds = picture.nodes.filter(({ isSeed }) => isSeed).map(({ node }) => node);
  const ids = seeds.map(({ id }) => id);
  return (
    <section className={styles.seeds} aria-label="What the picture is about">
      <ul className={styles.chips}>
        {seeds.map((node) => (
          <li key={node.id} className={styles.chip}>
            <span className={styles.chipName}>
              <NodeLink node={node} />
            </span>
            {seeds.length > 1 && (
              <button
                type="button"
                className={styles.out}
                aria-label={`Take ${labelOf(node)} out`}
                title="Take out"
                onClick={() => change({ ids: ids.filter((id) => id !== node.id) })}
              >
                <span aria-hidden="true">✕</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.adding}>
        <SearchBox
          pick={{
            label: "Add a node to the picture",
            choose: ({ id }) => change({ ids: [...ids.filter((other) => other !== id), id] }),
          }}
        />
      </div>
    </section>
  );
}
