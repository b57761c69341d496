import { type FocusEvent, type KeyboardEvent, memo, useCallback, useRef, useState } from "react";
import { Link } from "react-router";
import { nodeAddress } from "../../addresses.ts";
import { KindMark, labelOf, meaningOf } from "../../parts/NodeLink.tsx";
import styles from "./Grid.module.css";
import { type Shade, shadeOf } from "./heat.ts";
import type { CountedRow, Line } from "./lines.ts";
import { type Place, placeAfter } from "./moves.ts";

/** Opens the cell of two nodes, by their ids. */
type Open = (row: string, column: string) => void;

/** Characters of a name that stands above its column as it is written; longer ones are turned. */
const SHORT = 5;

/**
 * The counts as an ARIA grid: one stop of the Tab key, arrow keys move between cells and names, Enter opens.
 *
 * The rows know only the column of the active cell, if it is theirs, so that a move draws two rows and not the whole.
 */
export function Grid({
  label,
  rows,
  columns,
  shades,
  open,
}: {
  label: string;
  rows: readonly CountedRow[];
  columns: readonly Line[];
  shades: readonly Shade[];
  open: Open;
}) {
  const table = useRef<HTMLTableElement>(null);
  const [chosen, setChosen] = useState<Place>({ row: 1, column: 1 });
  const last: Place = { row: rows.length, column: columns.length };
  const active = { row: Math.min(chosen.row, last.row), column: Math.min(chosen.column, last.column) };
  const areShort = columns.every(({ node }) => labelOf(node).length <= SHORT);
  const latest = useRef(open);
  latest.current = open;
  const openCell = useCallback<Open>((row, column) => latest.current(row, column), []);

  function move(event: KeyboardEvent): void {
    const place = placeAfter(event, active, last);
    if (!place) return;
    event.preventDefault();
    const cell = table.current?.rows[place.row]?.cells[place.column];
    (cell?.querySelector("a") ?? cell)?.focus();
  }

  function follow({ target }: FocusEvent): void {
    const cell = target.closest<HTMLTableCellElement>("td, th");
    const row = cell?.closest("tr");
    if (cell && row) setChosen({ row: row.rowIndex, column: cell.cellIndex });
  }

  return (
    <div className={styles.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are opened is a grid */}
      <table ref={table} role="grid" aria-label={label} className={styles.grid} onKeyDown={move} onFocus={follow}>
        <thead>
          <tr>
            <td className={styles.corner} />
            {columns.map(({ node }, index) => (
              <th key={node.id} scope="col" className={styles.column} title={nameOf(node)}>
                <Link to={nodeAddress(node.id)} tabIndex={tabIndex(active.row === 0 && active.column === index + 1)}>
                  <span className={areShort ? undefined : styles.upright} dir="auto">
                    {labelOf(node)}
                  </span>
                </Link>
              </th>
            ))}
            <th scope="col" className={styles.total}>
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <GridRow
              key={row.line.node.id}
              row={row}
              columns={columns}
              shades={shades}
              active={active.row === index + 1 ? active.column : undefined}
              open={openCell}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={styles.row}>
              Total
            </th>
            {columns.map(({ node, total }) => (
              <td key={node.id} className={styles.sum}>
                {total.toLocaleString("en-US")}
              </td>
            ))}
            <td className={styles.sum} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const GridRow = memo(function GridRow({
  row: { line, counts },
  columns,
  shades,
  active,
  open,
}: {
  row: CountedRow;
  columns: readonly Line[];
  shades: readonly Shade[];
  /** The place of the cell that the Tab key stops at, if it is in this row. */
  active: number | undefined;
  open: Open;
}) {
  return (
    <tr>
      <th scope="row" className={styles.row} title={nameOf(line.node)}>
        <Link to={nodeAddress(line.node.id)} tabIndex={tabIndex(active === 0)} dir="auto">
          <KindMark kind={line.node.kind} />
          {labelOf(line.node)}
        </Link>{" "}
        <span className={styles.meaning} dir="auto">
          {meaningOf(line.node)}
        </span>
      </th>
      {columns.map(({ node }, index) => (
        <Cell
          key={node.id}
          count={counts[index] ?? 0}
          shades={shades}
          isActive={active === index + 1}
          open={() => open(line.node.id, node.id)}
        />
      ))}
      <td className={styles.sum}>{line.total.toLocaleString("en-US")}</td>
    </tr>
  );
});

function Cell({
  count,
  shades,
  isActive,
  open,
}: {
  count: number;
  shades: readonly Shade[];
  isActive: boolean;
  open: () => void;
}) {
  if (count === 0) return <td className={styles.cell} tabIndex={tabIndex(isActive)} aria-label="none" />;
  return (
    <td
      className={styles.cell}
      data-shade={shadeOf(count, shades)}
      tabIndex={tabIndex(isActive)}
      aria-haspopup="dialog"
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        open();
      }}
    >
      {count.toLocaleString("en-US")}
    </td>
  );
}

function tabIndex(isActive: boolean): 0 | -1 {
  return isActive ? 0 : -1;
}

function nameOf(node: Line["node"]): string {
  return [labelOf(node), meaningOf(node)].filter(Boolean).join(" ");
}
