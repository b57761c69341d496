import type { ReactNode } from "react";
import { useAnswer } from "../../api/useAnswer.ts";
import { type LinkedNode, labelOf } from "../../parts/NodeLink.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { Choice } from "./Choice.tsx";
import styles from "./Compare.module.css";
import { BEGIN, COMPARE } from "./operations.ts";
import { AddButtons } from "./Suggestions.tsx";

/** Codes that are offered to begin with. */
const OFFERED = { first: 6 };

/** A comparison that lacks something to compare with: what it is, and what to add. */
export function Begin({
  chosen,
  choose,
  children,
}: {
  chosen: readonly LinkedNode[];
  choose: (ids: readonly string[]) => void;
  children?: ReactNode;
}) {
  const offered = useAnswer(BEGIN, OFFERED, { enabled: chosen.length === 0 });
  const [only] = chosen;
  return (
    <>
      <ViewHeader title={only ? `Compare ${labelOf(only)} with …` : "Compare"}>
        <OpenInGraphiql operation={COMPARE} variables={{}} />
      </ViewHeader>
      <p className={styles.lead}>
        {only
          ? "Add one more, and what documents say of both stands side by side."
          : "Add two or more codes, modifiers, payers or sites: what documents say of all of them, and of some only, then stands side by side, each with the words that prove it."}
      </p>
      {children}
      <Choice chosen={chosen} choose={choose} />
      {!only && offered.data && (
        <AddButtons
          label="To begin with, codes that take most modifiers"
          nodes={offered.data.codes.nodes}
          add={(node) => choose([node.id])}
          withMeaning
        />
      )}
    </>
  );
}
