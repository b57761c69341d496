import { Choices } from "../../parts/Choices.tsx";
import { PREDICATES, STATUSES } from "../../words.ts";
import styles from "./NodePage.module.css";
import type { FoundNode } from "./operations.ts";

/** Choices of statuses and relations, each with its count; what is chosen stands in the URL. */
export function Filters({ facets }: { facets: FoundNode["assertions"]["facets"] }) {
  return (
    <div className={styles.filters}>
      <Choices name="status" legend="Status" known={STATUSES} words={({ word }) => word} counted={facets.status} />
      <Choices
        name="predicate"
        legend="Relation"
        known={PREDICATES}
        words={({ from }) => from}
        counted={facets.predicate}
      />
    </div>
  );
}
