/** A cell of a grid: row 0 and column 0 hold the names. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Rows that Page Up and Page Down go over. */
const PAGE = 10;

/** Where a key leads from a cell, as in the ARIA pattern of a grid; undefined for a key that moves nothing. */
export function placeAfter(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  { row, column }: Place,
  last: Place,
): Place | undefined {
  const to = wanted(key, ctrlKey, { row, column }, last);
  if (!to) return undefined;
  const place = { row: between(to.row, last.row), column: between(to.column, last.column) };
  // The corner has no name.
  return place.row === 0 && place.column === 0 ? { row, column } : place;
}

function wanted(key: string, ctrlKey: boolean, { row, column }: Place, last: Place): Place | undefined {
  switch (key) {
    case "ArrowUp":
      return { row: row - 1, column };
    case "ArrowDown":
      return { row: row + 1, column };
    case "ArrowLeft":
      return { row, column: column - 1 };
    case "ArrowRight":
      return { row, column: column + 1 };
    case "PageUp":
      return { row: row - PAGE, column };
    case "PageDown":
      return { row: row + PAGE, column };
    case "Home":
      return ctrlKey ? { row: 1, column: 1 } : { row, column: row === 0 ? 1 : 0 };
    case "End":
      return ctrlKey ? last : { row, column: last.column };
    default:
      return undefined;
  }
}

function between(number: number, last: number): number {
  return Math.max(0, Math.min(number, last));
}
