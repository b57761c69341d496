import { useMemo } from "react";
import { useAnswer } from "../../api/useAnswer.ts";
import { codePoints } from "../../codePoints.ts";
import Drawing from "../../drawing/Drawing.tsx";
import type { DrawnNode } from "../../drawing/graph.ts";
import { Answered } from "../../parts/Answered.tsx";
import { type LinkedNode, labelOf } from "../../parts/NodeLink.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { KINDS } from "../../words.ts";
import { type Asked, variablesOf } from "./asked.ts";
import { Cut } from "./Cut.tsx";
import { EdgeTable } from "./EdgeTable.tsx";
import { Filters } from "./Filters.tsx";
import styles from "./Graph.module.css";
import { AROUND, type Neighborhood } from "./operations.ts";
import { drawnEdges, drawnNodes, pictureOf } from "./picture.ts";
import { Seeds } from "./Seeds.tsx";
import { Selection } from "./Selection.tsx";
import { useAsked } from "./useAsked.ts";

/** Names in a heading; more are counted. */
const NAMED = 3;

/** Characters of a name in it. */
const LONGEST_NAME = 60;

/** The neighborhood of nodes: choices, picture, what is chosen in it, and the table of its edges. */
export function Around({ asked, ids }: { asked: Asked; ids: readonly string[] }) {
  const variables = variablesOf(asked, ids);
  const answer = useAnswer(AROUND, variables);
  return (
    <Answered answer={answer} title="Graph" what="what is around">
      {({ neighborhood }) => (
        <>
          <ViewHeader title={titleOf(neighborhood)} above="Graph">
            <OpenInGraphiql operation={AROUND} variables={variables} />
          </ViewHeader>
          <Shown asked={asked} found={neighborhood} />
        </>
      )}
    </Answered>
  );
}

function Shown({ asked, found }: { asked: Asked; found: Neighborhood }) {
  const change = useAsked();
  const picture = useMemo(() => pictureOf(found, asked), [found, asked]);
  const nodes = useMemo(() => drawnNodes(picture), [picture]);
  const edges = useMemo(() => drawnEdges(picture), [picture]);

  function select({ id }: DrawnNode): void {
    const shown = picture.nodes.find(({ node }) => node.id === id);
    change(shown?.canOpen ? { selected: id, open: [...asked.open, id] } : { selected: id });
  }

  return (
    <>
      <Seeds picture={picture} change={change} />
      <div className={styles.columns}>
        <div className={styles.picture}>
          <Drawing
            title={titleOf(found)}
            nodes={nodes}
            edges={edges}
            selected={asked.selected}
            onSelect={select}
            onSelectEdge={({ id }) => change({ selected: id })}
          />
        </div>
        <div className={styles.side}>
          <Cut asked={asked} found={found} picture={picture} change={change} />
          <Selection asked={asked} picture={picture} change={change} />
          <Filters asked={asked} found={found} picture={picture} change={change} />
        </div>
      </div>
      <EdgeTable asked={asked} picture={picture} change={change} />
    </>
  );
}

function titleOf(found: Neighborhood): string {
  const seeds = found.nodes.filter(({ distance }) => distance === 0).map(({ node }) => briefly(node));
  const named = seeds.slice(0, NAMED).join(", ");
  return seeds.length > NAMED ? `Around ${named} and ${seeds.length - NAMED} more` : `Around ${named}`;
}

/** A node by its code and kind, or by the beginning of its name. */
function briefly(node: LinkedNode): string {
  const label = labelOf(node);
  if (label !== node.name && node.kind !== "CODE") return `${KINDS[node.kind].one.toLowerCase()} ${label}`;
  const letters = codePoints(label);
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME).join("").trimEnd()}…` : label;
}
