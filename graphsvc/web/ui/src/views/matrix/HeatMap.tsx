import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { useAddress } from "../../parts/useAddress.ts";
import { KINDS } from "../../words.ts";
import { type MatrixVariables, more } from "./asked.ts";
import { Grid } from "./Grid.tsx";
import { shadesOf } from "./heat.ts";
import { Legend } from "./Legend.tsx";
import { arranged, type LineOrder } from "./lines.ts";
import styles from "./Matrix.module.css";
import { Meeting } from "./Meeting.tsx";
import { NothingMeets } from "./NothingMeets.tsx";
import type { Counted } from "./operations.ts";

/** The counts as a grid in colours, what they mean, and what was cut; a cell that stands in the address is open. */
export function HeatMap({ matrix, variables }: { matrix: Counted; variables: MatrixVariables }) {
  const [params] = useSearchParams();
  const change = useAddress();
  const rowOrder = orderOf(params.get("rowOrder"));
  const columnOrder = orderOf(params.get("columnOrder"));
  const { rows, columns } = useMemo(() => arranged(matrix, rowOrder, columnOrder), [matrix, rowOrder, columnOrder]);
  const shades = useMemo(() => shadesOf(Math.max(0, ...matrix.cells.map(({ count }) => count))), [matrix]);
  const [row, column] = cellOf(params.get("cell"));
  const rowKind = KINDS[variables.rows];
  const columnKind = KINDS[variables.columns];
  return (
    <>
      {rows.length === 0 ? (
        <NothingMeets rows={variables.rows} columns={variables.columns} isNarrowed={isNarrowed(variables)} />
      ) : (
        <>
          <div className={styles.above}>
            <Order label="Order of rows" order={rowOrder} choose={(order) => change({ rowOrder: order })} />
            <Order label="Order of columns" order={columnOrder} choose={(order) => change({ columnOrder: order })} />
            <Legend shades={shades} />
          </div>
          <Grid
            label={`${rowKind.many} by ${columnKind.many.toLowerCase()}`}
            rows={rows}
            columns={columns}
            shades={shades}
            open={(one, other) => change({ cell: `${one},${other}` })}
          />
          <div className={styles.below}>
            <Cut
              many={rowKind.many.toLowerCase()}
              others={columnKind.many.toLowerCase()}
              shown={rows.length}
              count={matrix.rowCount}
              show={() => change({ firstRows: String(more(rows.length)) })}
            />
            <Cut
              many={columnKind.many.toLowerCase()}
              others={rowKind.many.toLowerCase()}
              shown={columns.length}
              count={matrix.columnCount}
              show={() => change({ firstColumns: String(more(columns.length)) })}
            />
          </div>
        </>
      )}
      {row && column && (
        <Meeting
          key={`${row},${column}`}
          variables={variables}
          row={row}
          column={column}
          close={() => change({ cell: null })}
        />
      )}
    </>
  );
}

function Order({ label, order, choose }: { label: string; order: LineOrder; choose: (order: LineOrder) => void }) {
  return (
    <label className={styles.control}>
      <span>{label}</span>
      <select value={order} onChange={({ target }) => choose(orderOf(target.value))}>
        <option value="total">By total</option>
        <option value="name">By name</option>
      </select>
    </label>
  );
}

/** Tells how many of the rows or columns are shown, and offers more while there are. */
function Cut({
  many,
  others,
  shown,
  count,
  show,
}: {
  many: string;
  /** What they meet. */
  others: string;
  shown: number;
  count: number;
  show: () => void;
}) {
  if (shown === count) {
    return (
      <p>
        All {count.toLocaleString("en-US")} {many} that meet any of the {others} are shown.
      </p>
    );
  }
  return (
    <p>
      The {shown.toLocaleString("en-US")} {many} with the largest totals, of {count.toLocaleString("en-US")}.{" "}
      {more(shown) > shown ? (
        <button type="button" onClick={show}>
          Show {Math.min(more(shown), count) - shown} more
        </button>
      ) : (
        "More are not shown at once: count only some codes."
      )}
    </p>
  );
}

function orderOf(text: string | null): LineOrder {
  return text === "name" ? "name" : "total";
}

function cellOf(text: string | null): readonly [string | undefined, string | undefined] {
  const [row, column] = (text ?? "").split(",");
  return [row, column];
}

function isNarrowed({ where, status, predicates }: MatrixVariables): boolean {
  return [where, status, predicates].some((given) => given !== undefined);
}
