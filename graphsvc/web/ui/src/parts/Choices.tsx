import { useSearchParams } from "react-router";
import styles from "./Choices.module.css";

/** Values that a list can be narrowed by, each with how many rows the choice would leave; the chosen ones stand in the URL. */
export function Choices({
  name,
  legend,
  values,
}: {
  /** Of the parameter in the URL. */
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
          {words} <span className={styles.count}>{count}</span>
        </label>
      ))}
    </fieldset>
  );
}
