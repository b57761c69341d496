import { useSearchParams } from "react-router";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Choices } from "../../parts/Choices.tsx";
import { chosen } from "../../parts/chosen.ts";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { REVIEW_RULES } from "../../words.ts";
import styles from "./Findings.module.css";
import { Finding, Findings } from "./Findings.tsx";
import { documentsIn, PAGE } from "./narrowing.ts";
import { NOTES } from "./operations.ts";
import { Places } from "./Places.tsx";

/** What is non-standard or suspicious, with the rule that says so and where the rule comes from. */
export function Notes() {
  const [params] = useSearchParams();
  const variables = {
    documents: documentsIn(params),
    rules: chosen(params, "rule", REVIEW_RULES),
    first: PAGE,
    after: params.get("after"),
  };
  const answer = useAnswer(NOTES, variables);
  return (
    <Answered answer={answer} what="review notes">
      {({ reviewNotes }) => (
        <Findings
          operation={NOTES}
          variables={variables}
          found={reviewNotes}
          rows={{ one: "review note", many: "review notes" }}
          none="No review note: all that is written fits the standards that are checked."
          choices={
            <Choices name="rule" legend="Rule" known={REVIEW_RULES} words={String} counted={reviewNotes.facets.rule} />
          }
        >
          {reviewNotes.nodes.map((note) => (
            <Finding key={note.id}>
              <h2 className={styles.title}>{REVIEW_RULES[note.rule]}</h2>
              <p className={styles.reason} dir="auto">
                {note.reason}
              </p>
              <p className={styles.soft}>
                {note.meaning}. Source: {note.source}
              </p>
              <ul className={styles.nodes}>
                {note.nodes.map((node) => (
                  <li key={node.id}>
                    <NodeLink node={node} />
                  </li>
                ))}
              </ul>
              <Places evidence={note.evidence} />
            </Finding>
          ))}
        </Findings>
      )}
    </Answered>
  );
}
