/** What a parameter of the address chooses among known values; null where it chooses none, which is no condition. */
export function chosen<Value extends string>(
  params: URLSearchParams,
  name: string,
  known: Readonly<Record<Value, unknown>>,
): Value[] | null {
  const values = params.getAll(name).filter((value): value is Value => Object.hasOwn(known, value));
  return values.length === 0 ? null : values;
}
