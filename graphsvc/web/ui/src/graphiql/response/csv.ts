import type { Table } from "./rows.ts";

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), whatever follows, on more lines too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Excel reads UTF-8 only where this comes first. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Writes a table as CSV (RFC 4180) that spreadsheets read as UTF-8 and take no formula from. */
export async function csvOf({ columns, rows }: Table): Promise<string> {
  const { unparse } = (await import("papaparse")).default;
  const lines = unparse(
    { fields: [...columns], data: rows.map((row) => [...row]) },
    { escapeFormulae: FORMULA, newline: "\r\n" },
  );
  return `${BYTE_ORDER_MARK}${lines}\r\n`;
}
