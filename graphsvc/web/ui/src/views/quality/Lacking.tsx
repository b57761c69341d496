import { useSearchParams } from "react-router";
import type { FieldState } from "../../api/operations.generated.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Choices } from "../../parts/Choices.tsx";
import { chosen } from "../../parts/chosen.ts";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { FIELD_STATES, GAP_FIELDS, GAP_REASONS } from "../../words.ts";
import { CompleteTable } from "./CompleteTable.tsx";
import styles from "./Findings.module.css";
import { Finding, Findings } from "./Findings.tsx";
import { documentsIn, PAGE } from "./narrowing.ts";
import { COMPLETE, LACKING } from "./operations.ts";
import { Places } from "./Places.tsx";

/** Fields that are listed where no state is chosen: those that a document says it lacks. */
const DOUBTFUL: FieldState[] = ["LACKING", "PARTLY_TOLD"];

/** Which codes lack which field, and of how many codes each field is told. */
export function Lacking() {
  const [params] = useSearchParams();
  const variables = {
    documents: documentsIn(params),
    field: chosen(params, "field", GAP_FIELDS),
    state: chosen(params, "state", FIELD_STATES) ?? DOUBTFUL,
    reason: chosen(params, "reason", GAP_REASONS),
    first: PAGE,
    after: params.get("after"),
  };
  const { documents } = variables;
  const counts = useAnswer(COMPLETE, { where: documents && { document: documents }, field: null });
  const answer = useAnswer(LACKING, variables);
  return (
    <Answered answer={counts} what="how complete codes are">
      {({ completenessCounts }) => (
        <>
          <CompleteTable counts={completenessCounts} />
          <Answered answer={answer} what="what codes lack">
            {({ completeness }) => (
              <Findings
                operation={LACKING}
                variables={variables}
                found={completeness}
                rows={{ one: "field of a code", many: "fields of codes" }}
                none="No code lacks a field: no document says that it lacks one."
                choices={
                  <>
                    <Choices
                      name="field"
                      legend="Field"
                      known={GAP_FIELDS}
                      words={String}
                      counted={completeness.facets.field}
                    />
                    <Choices
                      name="state"
                      legend="State"
                      known={FIELD_STATES}
                      words={String}
                      counted={completeness.facets.state}
                      usual={DOUBTFUL}
                    />
                    <Choices
                      name="reason"
                      legend="Why"
                      known={GAP_REASONS}
                      words={String}
                      counted={completeness.facets.reason}
                    />
                  </>
                }
              >
                {completeness.nodes.map(({ code, field, state, gaps, assertions }) => (
                  <Finding key={`${code.id} ${field}`}>
                    <h2 className={styles.title}>
                      <NodeLink node={code} />
                    </h2>
                    <p className={styles.of}>
                      {GAP_FIELDS[field]}: {FIELD_STATES[state].toLowerCase()}
                      {assertions.totalCount > 0 && ` (${assertions.totalCount} said)`}
                    </p>
                    <Places evidence={gaps.nodes.map((gap) => ({ ...gap, section: null }))} />
                    {gaps.totalCount > gaps.nodes.length && (
                      <p className={styles.soft}>{gaps.totalCount - gaps.nodes.length} more gaps say so.</p>
                    )}
                  </Finding>
                ))}
              </Findings>
            )}
          </Answered>
        </>
      )}
    </Answered>
  );
}
