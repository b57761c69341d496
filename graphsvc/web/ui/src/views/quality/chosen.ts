/** Rows of a list on one page: each with its words. */
export const PAGE = 20;

/** What a parameter of the address chooses among known values; null where it chooses none, which is no condition. */
export function chosen<Value extends string>(
  params: URLSearchParams,
  name: string,
  known: Readonly<Record<Value, unknown>>,
): Value[] | null {
  const values = params.getAll(name).filter((value): value is Value => Object.hasOwn(known, value));
  return values.length === 0 ? null : values;
}

/** The document that a list is narrowed to, as the service takes it. */
export function documentsIn(params: URLSearchParams): string[] | null {
  const document = params.get("document");
  return document ? [document] : null;
}
