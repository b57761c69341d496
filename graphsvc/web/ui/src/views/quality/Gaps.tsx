import { useSearchParams } from "react-router";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Choices } from "../../parts/Choices.tsx";
import { chosen } from "../../parts/chosen.ts";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { GAP_FIELDS, GAP_REASONS } from "../../words.ts";
import styles from "./Findings.module.css";
import { Finding, Findings } from "./Findings.tsx";
import { documentsIn, PAGE } from "./narrowing.ts";
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
                known={GAP_FIELDS}
                words={String}
                counted={gaps.facets.field}
              />
              <Choices name="reason" legend="Why" known={GAP_REASONS} words={String} counted={gaps.facets.reason} />
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
