import { useMemo } from "react";
import { Link, useSearchParams } from "react-router";
import { searchAddress } from "../../addresses.ts";
import type { WhatTermsMeanQuery } from "../../api/operations.generated.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { Around } from "./Around.tsx";
import { type Asked, askedBy } from "./asked.ts";
import { Begin } from "./Begin.tsx";
import styles from "./Graph.module.css";
import { MEANING } from "./operations.ts";

/** What is around one or more nodes, as a picture and as a table; without nodes, a choice of them. */
export default function Graph() {
  const [params] = useSearchParams();
  const asked = useMemo(() => askedBy(params), [params]);
  return asked.ids.length === 0 ? <Begin /> : <Named asked={asked} />;
}

function Named({ asked }: { asked: Asked }) {
  const meaning = useAnswer(MEANING, { terms: [...asked.ids] });
  return (
    <Answered answer={meaning} title="Graph" what="what the picture is about">
      {({ resolve }) => {
        const { ids, unknown } = meant(resolve);
        return (
          <>
            {ids.length === 0 && <ViewHeader title="Not in this graph" />}
            <Unknown terms={unknown} />
            {ids.length > 0 && <Around asked={asked} ids={ids} />}
          </>
        );
      }}
    </Answered>
  );
}

/** The nodes that the address means for certain, and the rest of it; a meaning without a node here makes no other one doubtful. */
function meant(resolve: WhatTermsMeanQuery["resolve"]) {
  const found = resolve.map(({ term, candidates }) => {
    const named = candidates.filter(({ nodes }) => nodes.length > 0);
    return { term, ids: named.length === 1 ? named.flatMap(({ nodes }) => nodes.map(({ id }) => id)) : [] };
  });
  return {
    ids: [...new Set(found.flatMap(({ ids }) => ids))],
    unknown: found.filter(({ ids }) => ids.length === 0).map(({ term }) => term),
  };
}

function Unknown({ terms }: { terms: readonly string[] }) {
  if (terms.length === 0) return null;
  return (
    <div className={styles.unknown}>
      <Empty
        title={terms.length === 1 ? "One node is not in this graph." : `${terms.length} nodes are not in this graph.`}
      >
        <p>
          No document that was read names {terms.length === 1 ? "it" : "them"}, or the address is mistyped. Search for{" "}
          {terms.map((term, at) => (
            <span key={term}>
              {at > 0 && ", "}
              <Link to={searchAddress(term.slice(term.indexOf(":") + 1).replaceAll("-", " "))} dir="auto">
                {term}
              </Link>
            </span>
          ))}
          .
        </p>
      </Empty>
    </div>
  );
}
