import wordsThatProve from "@operations/words-that-prove.graphql";
import { useState } from "react";
import type { Operation } from "../api/ask.ts";
import type { WordsThatProveQuery, WordsThatProveQueryVariables } from "../api/operations.generated.ts";
import { useAnswer } from "../api/useAnswer.ts";
import { Answered } from "./Answered.tsx";
import { Evidence } from "./Evidence.tsx";
import styles from "./Proof.module.css";
import { Statement } from "./Statement.tsx";

const operation: Operation<WordsThatProveQuery, WordsThatProveQueryVariables> = wordsThatProve;

/** Assertions that are shown at once; the rest is counted. */
const SHOWN = 20;

/** A disclosure that opens to the words that prove some assertions; they are asked for when it is opened. */
export function Proof({
  assertionIds,
  label = "Words that prove it",
  withStatements = assertionIds.length > 1,
}: {
  assertionIds: readonly string[];
  label?: string;
  /** Whether each assertion is written out above its words: needed where they are several. */
  withStatements?: boolean;
}) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.proof} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open && <ProofWords assertionIds={assertionIds} withStatements={withStatements} />}
    </details>
  );
}

/** The words that prove some assertions, asked for at once. */
export function ProofWords({
  assertionIds,
  withStatements,
}: {
  assertionIds: readonly string[];
  withStatements: boolean;
}) {
  const answer = useAnswer(operation, { ids: assertionIds.slice(0, SHOWN), first: SHOWN });
  return (
    <Answered answer={answer} what="the words that prove it">
      {({ assertions }) => (
        <>
          {assertions.totalCount === 0 && <p>The graph was built anew and says this no more. Reload the page.</p>}
          {assertions.nodes.map((assertion) => (
            <div key={assertion.id} className={styles.assertion}>
              {withStatements && <Statement assertion={assertion} />}
              <Evidence evidence={assertion.evidence} />
            </div>
          ))}
          {assertionIds.length > SHOWN && (
            <p>
              The first {SHOWN} of {assertionIds.length} assertions are shown.
            </p>
          )}
        </>
      )}
    </Answered>
  );
}
