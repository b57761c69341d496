import { labelOf } from "../../parts/NodeLink.tsx";
import type { Counted } from "./operations.ts";

/** A row or a column as it is answered. */
export type Line = Counted["rows"][number];

/** What rows or columns are sorted by. */
export type LineOrder = "total" | "name";

/** A row with its counts in the order of the columns that are shown; 0 where they do not meet. */
export interface CountedRow {
  readonly line: Line;
  readonly counts: readonly number[];
}

/** Rows and columns in the orders that are chosen, with all counts between them. */
export function arranged(
  matrix: Counted,
  rowOrder: LineOrder,
  columnOrder: LineOrder,
): { readonly columns: readonly Line[]; readonly rows: readonly CountedRow[] } {
  const columnPlaces = places(matrix.columns, columnOrder);
  const counts = new Map(matrix.cells.map(({ row, column, count }) => [`${row.index} ${column.index}`, count]));
  return {
    columns: columnPlaces.flatMap((place) => matrix.columns[place] ?? []),
    rows: places(matrix.rows, rowOrder).flatMap((row) => {
      const line = matrix.rows[row];
      return line ? { line, counts: columnPlaces.map((column) => counts.get(`${row} ${column}`) ?? 0) } : [];
    }),
  };
}

/** The places of lines in the order that is chosen; by total they come. */
function places(lines: readonly Line[], order: LineOrder): readonly number[] {
  const labels = lines.map(({ node }) => labelOf(node));
  const come = lines.map((_, place) => place);
  if (order === "total") return come;
  return come.sort((one, other) =>
    (labels[one] ?? "").localeCompare(labels[other] ?? "", "en", { numeric: true, sensitivity: "base" }),
  );
}
