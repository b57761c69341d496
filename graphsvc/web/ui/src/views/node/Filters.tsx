import { useSearchParams } from "react-router";
import { PREDICATES, STATUSES } from "../../words.ts";
import styles from "./NodePage.module.css";
import type { FoundNode } from "./operations.ts";

/** Choices of statuses and relations, each with its count; what is chosen stands in the URL. */
export function Filters({ facets }: { facets: FoundNode["assertions"]["facets"] }) {
  return (
    <div className={styles.filters}>
      <Choices
        name="status"
        legend="Status"
        values={facets.status.map(({ value, count }) => ({ value, words: STATUSES[value].word, count }))}
      />
      <Choices
        name="predicate"
        legend="Relation"
        values={facets.predicate.map(({ value, count }) => ({ value, words: PREDICATES[value].from, count }))}
      />
    </div>
  );
}

function Choices({
  name,
  legend,
  values,
}: {
  name: string;
  legend: string;
  values: readonly { readonly value: string; readonly words: string; readonly count: number }[];
}) {
  const [params, setParams] = useSearchParams();
  const chosen = params.getAll(name);
  if (values.length < 2 && chosen.length === 0) return null;
  const choose = (value: string) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        next.delete("after");
        next.delete(name);
        for (const other of chosen.filter((one) => one !== value)) next.append(name, other);
        if (!chosen.includes(value)) next.append(name, value);
        return next;
      },
      { preventScrollReset: true },
    );
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {values.map(({ value, words, count }) => (
        <label key={value} className={styles.choice}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => choose(value)} />
          {words} <span className={styles.soft}>{count}</span>
        </label>
      ))}
    </fieldset>
  );
}
