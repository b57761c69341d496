import { Link, useSearchParams } from "react-router";
import type { HowCompleteCodesAreQuery } from "../../api/operations.generated.ts";
import { FIELD_STATES, GAP_FIELDS } from "../../words.ts";
import styles from "./CompleteTable.module.css";
import { documentsIn } from "./narrowing.ts";

const STATES = Object.keys(FIELD_STATES) as (keyof typeof FIELD_STATES)[];

/** Of how many codes each field is told, and of how many it is lacking; each number leads to the codes. */
export function CompleteTable({ counts }: { counts: HowCompleteCodesAreQuery["completenessCounts"] }) {
  const [params] = useSearchParams();
  const documents = documentsIn(params);
  const leading = (field: string, state: string) => {
    const next = new URLSearchParams({ tab: "completeness", field, state });
    if (documents?.[0]) next.set("document", documents[0]);
    return `?${next}`;
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">Number of codes by field and state</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            {STATES.map((state) => (
              <th key={state} scope="col">
                {FIELD_STATES[state]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map(({ field, states }) => (
            <tr key={field}>
              <th scope="row">{GAP_FIELDS[field]}</th>
              {STATES.map((state) => {
                const count = states.find((found) => found.state === state)?.count ?? 0;
                return (
                  <td key={state}>
                    {count === 0 ? (
                      <span className={styles.zero}>0</span>
                    ) : (
                      <Link to={leading(field, state)} preventScrollReset>
                        {count.toLocaleString("en-US")}
                      </Link>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
