import { useSearchParams } from "react-router";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import type { LinkedNode } from "../../parts/NodeLink.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { KINDS } from "../../words.ts";
import { type AskedKinds, askedOf, variablesOf } from "./asked.ts";
import { Controls } from "./Controls.tsx";
import { Having } from "./Having.tsx";
import { HeatMap } from "./HeatMap.tsx";
import styles from "./Matrix.module.css";
import { NoSuchMatrix } from "./NothingMeets.tsx";
import { MATRIX, NAMED } from "./operations.ts";

/** Two kinds beside each other: in how many codes each of the one meets each of the other. */
export default function Matrix() {
  const [params] = useSearchParams();
  const asked = askedOf(params);
  const named = useAnswer(NAMED, { terms: [...asked.having] }, { enabled: asked.having.length > 0 });
  const { rows, columns } = asked;
  if (!rows || !columns || (rows === "CODE" && columns === "CODE")) {
    return (
      <>
        <ViewHeader title="Matrix" />
        <Controls asked={asked} />
        <NoSuchMatrix isCodesByCodes={rows !== undefined && columns !== undefined} />
      </>
    );
  }
  if (asked.having.length === 0) return <Counted asked={{ ...asked, rows, columns }} having={[]} unknown={[]} />;
  return (
    <Answered answer={named} title="Matrix" what="what the matrix is narrowed by">
      {({ resolve }) => {
        const found = resolve.map(({ term, candidates }) => ({ term, node: candidates[0]?.nodes[0] }));
        return (
          <Counted
            asked={{ ...asked, rows, columns }}
            having={found.flatMap(({ node }) => node ?? [])}
            unknown={found.filter(({ node }) => !node).map(({ term }) => term)}
          />
        );
      }}
    </Answered>
  );
}

function Counted({
  asked,
  having,
  unknown,
}: {
  asked: AskedKinds;
  having: readonly LinkedNode[];
  unknown: readonly string[];
}) {
  const variables = variablesOf(asked, having);
  const answer = useAnswer(MATRIX, variables);
  const rows = KINDS[asked.rows];
  const columns = KINDS[asked.columns];
  return (
    <>
      <ViewHeader title={`${rows.many} by ${columns.many.toLowerCase()}`}>
        <OpenInGraphiql operation={MATRIX} variables={variables} />
      </ViewHeader>
      <p className={styles.lead}>
        Each number counts the codes in which the two meet. Open one for the codes and the words that prove it.
      </p>
      <Controls asked={asked} />
      <Having having={having} unknown={unknown} />
      <Answered answer={answer} what="the matrix">
        {({ matrix }) => <HeatMap matrix={matrix} variables={variables} />}
      </Answered>
    </>
  );
}
