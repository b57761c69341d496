import { useSearchParams } from "react-router";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Choices } from "../../parts/Choices.tsx";
import { chosen } from "../../parts/chosen.ts";
import { Statement } from "../../parts/Statement.tsx";
import { PREDICATES, STATUSES } from "../../words.ts";
import { Finding, Findings } from "./Findings.tsx";
import { documentsIn, PAGE } from "./narrowing.ts";
import { SINGLE } from "./operations.ts";
import { Places } from "./Places.tsx";

/** What one document alone says. */
export function Single() {
  const [params] = useSearchParams();
  const variables = {
    documents: documentsIn(params),
    predicate: chosen(params, "predicate", PREDICATES),
    status: chosen(params, "status", STATUSES),
    first: PAGE,
    after: params.get("after"),
  };
  const answer = useAnswer(SINGLE, variables);
  return (
    <Answered answer={answer} what="what one document alone says">
      {({ assertions }) => (
        <Findings
          operation={SINGLE}
          variables={variables}
          found={assertions}
          rows={{ one: "assertion", many: "assertions" }}
          none="Nothing rests on one document alone: each assertion is said by several."
          choices={
            <>
              <Choices
                name="predicate"
                legend="Relation"
                known={PREDICATES}
                words={({ from }) => from}
                counted={assertions.facets.predicate}
              />
              <Choices
                name="status"
                legend="Status"
                known={STATUSES}
                words={({ word }) => word}
                counted={assertions.facets.status}
              />
            </>
          }
        >
          {assertions.nodes.map((assertion) => (
            <Finding key={assertion.id}>
              <Statement assertion={assertion} />
              <Places evidence={assertion.evidence} />
            </Finding>
          ))}
        </Findings>
      )}
    </Answered>
  );
}
