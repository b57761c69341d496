import { useSearchParams } from "react-router";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Choices } from "../../parts/Choices.tsx";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { GAP_FIELDS, GAP_REASONS } from "../../words.ts";
import { chosen, documentsIn, PAGE } from "./chosen.ts";
import styles from "./Findings.module.css";
import { Finding, Findings } from "./Findings.tsx";
import { GAPS } from "./operations.ts";
import { Places } from "./Places.tsx";

/** What documents say they lack, hide or lose. */
export function Gaps() {
  const [params] = useSearchParams();
  const variables = {
    documents: documentsIn(params),
    fields: chosen(params, "field", GAP_FIELDS),
    reasons: chosen(params, "reason", GAP_REASONS),
    first: PAGE,
    after: params.get("after"),
  };
  const answer = useAnswer(GAPS, variables);
  return (
    <Answered answer={answer} what="gaps">
      {({ gaps }) => (
        <Findings
          operation={GAPS}
          variables={variables}
          found={gaps}
          rows={{ one: "gap", many: "gaps" }}
          none="No gap: no document says that it lacks something."
          choices={
            <>
              <Choices
                name="field"
                legend="What is lacking"
                values={gaps.facets.field.map(({ value, count }) => ({ value, words: GAP_FIELDS[value], count }))}
              />
              <Choices
                name="reason"
                legend="Why"
                values={gaps.facets.reason.map(({ value, count }) => ({ value, words: GAP_REASONS[value], count }))}
              />
            </>
          }
        >
          {gaps.nodes.map((gap) => (
            <Finding key={gap.id}>
              <h2 className={styles.title}>
                {GAP_FIELDS[gap.field]}: {GAP_REASONS[gap.reason].toLowerCase()}
              </h2>
              {gap.subject.kind !== "DOCUMENT" && (
                <p className={styles.of}>
                  About <NodeLink node={gap.subject} />
                </p>
              )}
              <Places evidence={[{ ...gap, section: null }]} />
            </Finding>
          ))}
        </Findings>
      )}
    </Answered>
  );
}
