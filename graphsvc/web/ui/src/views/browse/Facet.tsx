import { useSearchParams } from "react-router";
import { type LinkedNode, labelOf, meaningOf } from "../../parts/NodeLink.tsx";
import styles from "./Browse.module.css";

const TITLES = { modifiers: "Modifiers", payers: "Payers", sites: "Sites of service", specialties: "Specialties" };

/** Values that a list can be narrowed by, each with how many rows the choice would leave; the chosen ones stand in the URL. */
export function Facet({
  name,
  values,
  valueCount,
}: {
  name: keyof typeof TITLES;
  values: readonly { readonly node: LinkedNode; readonly count: number }[];
  /** Values there are, beyond those listed too. */
  valueCount: number;
}) {
  const [params, setParams] = useSearchParams();
  const chosen = params.getAll(name);
  if (valueCount === 0) return null;
  const choose = (id: string) =>
    setParams((current) => {
      const next = new URLSearchParams(current);
      next.delete("after");
      next.delete(name);
      for (const other of chosen.filter((one) => one !== id)) next.append(name, other);
      if (!chosen.includes(id)) next.append(name, id);
      return next;
    });
  const listed = values.map(({ node }) => node.id);
  return (
    <fieldset className={styles.facet}>
      <legend>{TITLES[name]}</legend>
      {chosen
        .filter((id) => !listed.includes(id))
        .map((id) => (
          <label key={id} className={styles.value}>
            <input type="checkbox" checked onChange={() => choose(id)} />
            <span>{id}</span>
          </label>
        ))}
      {values.map(({ node, count }) => (
        <label key={node.id} className={styles.value}>
          <input type="checkbox" checked={chosen.includes(node.id)} onChange={() => choose(node.id)} />
          <span className={styles.words} dir="auto" title={meaningOf(node)}>
            {labelOf(node)} <span className={styles.meaning}>{meaningOf(node)}</span>
          </span>
          <span className={styles.number}>{count}</span>
        </label>
      ))}
      {valueCount > values.length && <p className={styles.count}>and {valueCount - values.length} more</p>}
    </fieldset>
  );
}
