import { useSearchParams } from "react-router";
import styles from "./Choices.module.css";
import { chosen } from "./chosen.ts";
import { useAddress } from "./useAddress.ts";

/** Values that a list can be narrowed by, each with how many rows the choice would leave; the chosen ones stand in the URL. */
export function Choices<Value extends string, Words>({
  name,
  legend,
  known,
  words,
  counted,
  usual = [],
}: {
  /** Of the parameter in the URL. */
  name: string;
  legend: string;
  /** All values there are. */
  known: Readonly<Record<Value, Words>>;
  /** What a value is called. */
  words: (known: Words) => string;
  counted: readonly { readonly value: Value; readonly count: number }[];
  /** What is chosen where the URL chooses nothing. */
  usual?: readonly Value[];
}) {
  const [params] = useSearchParams();
  const change = useAddress();
  const taken = chosen(params, name, known) ?? usual;
  // A choice that leaves no row can be taken back, too.
  const rowless = taken.filter((value) => counted.every((one) => one.value !== value));
  const values = [...counted, ...rowless.map((value) => ({ value, count: 0 }))];
  if (values.length < 2 && taken.length === 0) return null;
  const choose = (value: Value) => {
    const others = taken.filter((one) => one !== value);
    change({ after: null, [name]: taken.includes(value) ? others : [...others, value] });
  };
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {values.map(({ value, count }) => (
        <label key={value} className={styles.choice}>
          <input type="checkbox" checked={taken.includes(value)} onChange={() => choose(value)} />
          {words(known[value])} <span className={styles.count}>{count.toLocaleString("en-US")}</span>
        </label>
      ))}
    </fieldset>
  );
}
