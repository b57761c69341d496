import { lazy, Suspense, useMemo, useState } from "react";
import { nodeAddress } from "../../addresses.ts";
import type { DrawnNode } from "../../drawing/graph.ts";
import { Empty, Loading } from "../../parts/states.tsx";
import type { JsonObject } from "./answer.ts";
import { drawableOf } from "./drawable.ts";
import styles from "./ResponseViews.module.css";

const Drawing = lazy(() => import("../../drawing/Drawing.tsx"));
const Legend = lazy(async () => ({ default: (await import("../../drawing/Legend.tsx")).Legend }));

/** Nodes that are drawn: in a larger picture nothing can be read. */
const DRAWN = 200;

/** The nodes that an answer holds, drawn with what joins them there. */
export function GraphView({ data, name }: { data: JsonObject; name: string }) {
  const { nodes, edges } = useMemo(() => drawableOf(data), [data]);
  const drawn = useMemo(() => nodes.slice(0, DRAWN), [nodes]);
  const [selected, setSelected] = useState<DrawnNode>();
  if (nodes.length === 0) return <NoNodes />;
  return (
    <Suspense fallback={<Loading what="the drawing" />}>
      {nodes.length > DRAWN && (
        <p className={styles.told}>
          The first {DRAWN} of {nodes.length.toLocaleString("en-US")} nodes are drawn. The table holds all.
        </p>
      )}
      <Legend nodes={drawn} edges={edges} />
      <div className={styles.drawing}>
        <Drawing title={name} nodes={drawn} edges={edges} selected={selected?.id} onSelect={setSelected} />
      </div>
      <p className={styles.selected} role="status" dir="auto">
        {selected ? (
          <>
            {selected.title ?? selected.label} <a href={nodeAddress(selected.id)}>Open in the explorer</a>
          </>
        ) : (
          "Choose a node to see what it is."
        )}
      </p>
    </Suspense>
  );
}

function NoNodes() {
  return (
    <Empty title="The answer holds no nodes to draw.">
      <p>
        Ask for the <code>id</code> of codes, modifiers, payers and so on, as in <code>node {"{ id name }"}</code>. What
        stands inside another is joined with it.
      </p>
    </Empty>
  );
}
