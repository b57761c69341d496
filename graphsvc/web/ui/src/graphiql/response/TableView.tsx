import { useMemo, useState } from "react";
import type { JsonObject } from "./answer.ts";
import { csvOf } from "./csv.ts";
import styles from "./ResponseViews.module.css";
import { type AnswerList, listsOf, type Table, tableOf } from "./rows.ts";

/** Rows that are shown: a window of some thousand is slow to lay out, and nobody reads that far. */
const SHOWN = 500;

/** An answer as a table, of a list that the reader chooses, to be taken along as CSV. */
export function TableView({ data, name }: { data: JsonObject; name: string }) {
  const lists = useMemo(() => listsOf(data), [data]);
  const [chosen, setChosen] = useState<string>();
  const path = lists.find((list) => list.path === chosen)?.path ?? lists[0]?.path ?? "";
  const table = useMemo(() => tableOf(data, path), [data, path]);
  return (
    <>
      <div className={styles.controls}>
        <label className={styles.rows}>
          Rows
          <select value={path} onChange={(event) => setChosen(event.target.value)}>
            {lists.map((list) => (
              <option key={list.path} value={list.path}>
                {wordsOf(list)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => void download(table, name)}>
          Download CSV
        </button>
      </div>
      <p className={styles.told} role="status">
        {told(table)}
      </p>
      {table.rows.length > 0 && <Rows table={table} />}
    </>
  );
}

function Rows({ table: { columns, rows } }: { table: Table }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className={styles.scroll} aria-label="Rows" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id, and change as a whole
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={columns[at]} className={typeof cell === "number" ? styles.number : undefined} dir="auto">
                  {cell === null ? "" : String(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function wordsOf({ path, count }: AnswerList): string {
  if (path === "") return "The answer as a whole";
  return `${path.replaceAll(".", " / ")} (${count.toLocaleString("en-US")})`;
}

function told({ columns, rows }: Table): string {
  if (rows.length === 0) return "This list is empty.";
  const count = `${rows.length.toLocaleString("en-US")} ${rows.length === 1 ? "row" : "rows"}`;
  const size = `${count}, ${columns.length} ${columns.length === 1 ? "column" : "columns"}`;
  return rows.length > SHOWN ? `${size}. The first ${SHOWN} are shown; the download holds all.` : size;
}

async function download(table: Table, name: string): Promise<void> {
  const address = URL.createObjectURL(new Blob([await csvOf(table)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}
