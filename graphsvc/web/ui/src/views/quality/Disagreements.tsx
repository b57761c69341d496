import { useSearchParams } from "react-router";
import type { AssertionStatus, WhereDocumentsDisagreeQuery } from "../../api/operations.generated.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Choices } from "../../parts/Choices.tsx";
import { chosen } from "../../parts/chosen.ts";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { StatusMark } from "../../parts/StatusMark.tsx";
import { DISAGREEMENT_KINDS, DISAGREEMENT_SCOPES, PREDICATES, QUALIFIERS } from "../../words.ts";
import styles from "./Findings.module.css";
import { Finding, Findings } from "./Findings.tsx";
import { documentsIn, PAGE } from "./narrowing.ts";
import { DISAGREEMENTS } from "./operations.ts";
import { Places } from "./Places.tsx";

/** What is said of the same things and differs, side by side. */
export function Disagreements() {
  const [params] = useSearchParams();
  const variables = {
    documents: documentsIn(params),
    predicates: chosen(params, "predicate", PREDICATES),
    kind: chosen(params, "kind", DISAGREEMENT_KINDS),
    scope: chosen(params, "scope", DISAGREEMENT_SCOPES),
    first: PAGE,
    after: params.get("after"),
  };
  const answer = useAnswer(DISAGREEMENTS, variables);
  return (
    <Answered answer={answer} what="disagreements">
      {({ disagreements }) => (
        <Findings
          operation={DISAGREEMENTS}
          variables={variables}
          found={disagreements}
          rows={{ one: "disagreement", many: "disagreements" }}
          none="No disagreement: documents agree in all that they say of the same things."
          choices={<Narrowing facets={disagreements.facets} />}
        >
          {disagreements.nodes.map((found) => (
            <Finding key={[found.subject.id, found.predicate, found.object.id, found.sides[0]?.says].join(" ")}>
              <h2 className={styles.title}>
                <NodeLink node={found.subject} /> {PREDICATES[found.predicate].from.toLowerCase()}{" "}
                <NodeLink node={found.object} />
              </h2>
              <p className={styles.soft}>
                {found.qualifier ? QUALIFIERS[found.qualifier] : DISAGREEMENT_KINDS.STATUS} ·{" "}
                {found.scopes.map((scope) => DISAGREEMENT_SCOPES[scope].toLowerCase()).join(", ")}
              </p>
              <ul className={styles.sides} aria-label="Sides">
                {found.sides.map((side) => (
                  <li key={side.says} className={styles.side}>
                    <p className={styles.says} dir="auto">
                      {found.kind === "STATUS" ? (
                        <StatusMark status={side.says as AssertionStatus} />
                      ) : (
                        `“${side.says}”`
                      )}
                    </p>
                    <Places evidence={side.evidence} />
                  </li>
                ))}
              </ul>
            </Finding>
          ))}
        </Findings>
      )}
    </Answered>
  );
}

function Narrowing({ facets }: { facets: WhereDocumentsDisagreeQuery["disagreements"]["facets"] }) {
  return (
    <>
      <Choices name="kind" legend="Differs in" known={DISAGREEMENT_KINDS} words={String} counted={facets.kind} />
      <Choices name="scope" legend="Who" known={DISAGREEMENT_SCOPES} words={String} counted={facets.scope} />
      <Choices
        name="predicate"
        legend="Relation"
        known={PREDICATES}
        words={({ from }) => from}
        counted={facets.predicate}
      />
    </>
  );
}
