import type { NodeKind } from "../../api/operations.generated.ts";
import { useAddress } from "../../parts/useAddress.ts";
import { KIND_NAMES, KINDS, PREDICATES, STATUSES } from "../../words.ts";
import { type Asked, CHOICES } from "./asked.ts";
import styles from "./Matrix.module.css";

/** The choice of the two kinds, and of what counts; what is chosen stands in the address. */
export function Controls({ asked }: { asked: Asked }) {
  const change = useAddress();
  const { rows, columns, statuses } = asked;
  const predicates = [...new Set([rows, columns].flatMap((kind) => (kind && CHOICES[kind]) || []))];
  // Other lines are counted then: what was shown of these is over.
  const turn = (kinds: Readonly<Record<string, string>>) =>
    change({ ...kinds, firstRows: null, firstColumns: null, cell: null });
  return (
    <div className={styles.controls}>
      <div className={styles.kinds}>
        <KindChoice label="Rows" kind={rows} other={columns} choose={(name) => turn({ rows: name })} />
        <button
          type="button"
          title="Turn rows into columns"
          aria-label="Turn rows into columns"
          disabled={!rows || !columns}
          onClick={() => rows && columns && turn({ rows: columns, columns: rows })}
        >
          <span aria-hidden="true">⇄</span>
        </button>
        <KindChoice label="Columns" kind={columns} other={rows} choose={(name) => turn({ columns: name })} />
      </div>
      <Choices
        legend="Counted"
        values={Object.entries(STATUSES).map(([value, { word }]) => ({ value, word }))}
        chosen={statuses.length > 0 ? statuses : ["AFFIRMED", "CONDITIONAL"]}
        choose={(chosen) => change({ status: chosen, cell: null })}
      />
      {predicates.length > 0 && (
        <Choices
          legend="Payers"
          values={predicates.map((value) => ({ value, word: PREDICATES[value].from }))}
          chosen={asked.predicates.length > 0 ? asked.predicates : predicates}
          choose={(chosen) => change({ predicate: chosen, cell: null })}
        />
      )}
    </div>
  );
}

function KindChoice({
  label,
  kind,
  other,
  choose,
}: {
  label: string;
  kind: NodeKind | undefined;
  other: NodeKind | undefined;
  choose: (name: string) => void;
}) {
  return (
    <label className={styles.control}>
      <span>{label}</span>
      <select value={kind ?? ""} onChange={({ target }) => choose(target.value)}>
        {!kind && <option value="">Choose …</option>}
        {KIND_NAMES.map((name) => (
          <option key={name} value={name} disabled={name === "CODE" && other === "CODE"}>
            {KINDS[name].many}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Boxes of which one at least is ticked: nothing would be counted otherwise. */
function Choices({
  legend,
  values,
  chosen,
  choose,
}: {
  legend: string;
  values: readonly { readonly value: string; readonly word: string }[];
  chosen: readonly string[];
  choose: (chosen: readonly string[]) => void;
}) {
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {values.map(({ value, word }) => {
        const isChosen = chosen.includes(value);
        return (
          <label key={value}>
            <input
              type="checkbox"
              checked={isChosen}
              disabled={isChosen && chosen.length === 1}
              onChange={() =>
                choose(
                  values.map((one) => one.value).filter((one) => (one === value ? !isChosen : chosen.includes(one))),
                )
              }
            />
            {word}
          </label>
        );
      })}
    </fieldset>
  );
}
