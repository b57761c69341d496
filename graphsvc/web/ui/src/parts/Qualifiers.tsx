import { QUALIFIERS } from "../words.ts";
import styles from "./Qualifiers.module.css";

/** What one piece of evidence adds to its assertion, in the document's words. */
export interface Qualified {
  readonly meaning: string | null;
  readonly whenToUse: string | null;
  readonly relationship: string | null;
  readonly condition: string | null;
}

const LABELS: Readonly<Record<keyof Qualified, string>> = {
  meaning: QUALIFIERS.MEANING,
  whenToUse: QUALIFIERS.WHEN_TO_USE,
  relationship: QUALIFIERS.RELATIONSHIP,
  condition: QUALIFIERS.CONDITION,
};

/** What documents add to an assertion, each wording once. */
export function Qualifiers({ evidence }: { evidence: readonly Qualified[] }) {
  const said = Object.entries(LABELS).flatMap(([name, label]) =>
    [...new Set(evidence.map((span) => span[name as keyof Qualified]))]
      .filter((words) => words !== null)
      .map((words) => ({ label, words })),
  );
  if (said.length === 0) return null;
  return (
    <dl className={styles.qualifiers}>
      {said.map(({ label, words }) => (
        <div key={`${label} ${words}`}>
          <dt>{label}</dt>
          <dd dir="auto">{words}</dd>
        </div>
      ))}
    </dl>
  );
}
