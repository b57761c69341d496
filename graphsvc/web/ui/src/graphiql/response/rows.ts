import { isObject, type Json, type JsonObject } from "./answer.ts";

/** A list of an answer: the lists at one path count as one, wherever they stand. */
export interface AnswerList {
  /** The fields that lead to it, as in `modifier.codes.edges`; empty for the answer as a whole. */
  readonly path: string;
  readonly count: number;
}

/** What a cell shows; a list is joined. */
export type Cell = string | number | boolean | null;

/** An answer as a table. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Between the values of a list in a cell; quotes hardly ever hold it. */
const BETWEEN = " | ";

/** Fields of connections, which tell nothing about what is in the list. */
const PLUMBING: ReadonlySet<string> = new Set(["edges", "node", "nodes"]);

/** Returns the lists of objects of an answer that can be its rows: the outermost first, of those the longest; at last the answer as a whole. */
export function listsOf(data: JsonObject): readonly AnswerList[] {
  const found = new Map<string, { count: number; depth: number; ofObjects: boolean }>();
  visit(data, [], 0, (list, path, depth) => {
    const key = path.join(".");
    const known = found.get(key) ?? { count: 0, depth, ofObjects: false };
    const ofObjects = known.ofObjects || list.length === 0 || list.some((item) => isObject(item));
    found.set(key, { count: known.count + list.length, depth, ofObjects });
  });
  const all = [...found].map(([path, list]) => ({ path, ...list }));
  const ofObjects = all.filter((list) => list.ofObjects);
  return [
    ...(ofObjects.length > 0 ? ofObjects : all)
      .sort((one, other) => one.depth - other.depth || other.count - one.count)
      .map(({ path, count }) => ({ path, count })),
    { path: "", count: 1 },
  ];
}

/** Lays the items at a path out as rows, each with what the items around it say of themselves; nested values become columns by path. */
export function tableOf(data: JsonObject, path: string): Table {
  const steps = path === "" ? [] : path.split(".");
  const records: Map<string, Cell[]>[] = [];
  const names = new Map<string, string>();
  walk(data, steps, [], [], names, records);
  const columns = withoutNullObjects([...new Set(records.flatMap((record) => [...record.keys()]))], records);
  return { columns, rows: records.map((record) => columns.map((column) => joined(record.get(column)))) };
}

type OnList = (list: readonly Json[], path: readonly string[], depth: number) => void;

function visit(value: Json, path: readonly string[], depth: number, onList: OnList): void {
  if (Array.isArray(value)) {
    onList(value, path, depth);
    for (const item of value as readonly Json[]) visit(item, path, depth + 1, onList);
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) visit(inner, [...path, name], depth, onList);
  }
}

/** An item of a list around the rows, and what its columns begin with. */
interface Around {
  readonly item: JsonObject;
  readonly prefix: string;
}

function walk(
  value: Json,
  steps: readonly string[],
  passed: readonly string[],
  around: readonly Around[],
  prefixes: Map<string, string>,
  records: Map<string, Cell[]>[],
): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) {
      if (steps.length === 0 || !isObject(item)) walk(item, steps, passed, around, prefixes, records);
      else {
        const prefix = prefixOf(passed, prefixes);
        walk(item, steps, passed, [...around, { item, prefix }], prefixes, records);
      }
    }
    return;
  }
  const [next, ...rest] = steps;
  if (next === undefined) {
    const record = new Map<string, Cell[]>();
    for (const { item, prefix } of around) collect(item, prefix, record, "scalars");
    // A list of plain values is one column, called like the list.
    if (value !== null) collect(value, isObject(value) ? "" : (passed.at(-1) ?? ""), record, "all");
    records.push(record);
  } else if (isObject(value)) {
    walk(value[next] ?? [], rest, [...passed, next], around, prefixes, records);
  }
}

/** The name of a list around, shortened to its last telling field where no other list has that. */
function prefixOf(passed: readonly string[], prefixes: Map<string, string>): string {
  const whole = passed.join(".");
  const short = passed.findLast((name) => !PLUMBING.has(name)) ?? whole;
  const owner = prefixes.get(short) ?? whole;
  prefixes.set(short, owner);
  return owner === whole ? short : whole;
}

function collect(value: Json, path: string, record: Map<string, Cell[]>, wanted: "all" | "scalars"): void {
  if (Array.isArray(value)) {
    if (wanted === "scalars") return;
    if (value.length === 0) record.set(path, record.get(path) ?? []);
    for (const item of value as readonly Json[]) collect(item, path, record, wanted);
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value))
      collect(inner, path === "" ? name : `${path}.${name}`, record, wanted);
  } else {
    const cells = record.get(path);
    if (cells) cells.push(value as Cell);
    else record.set(path, [value as Cell]);
  }
}

/** An object that is null, or a list that is empty, in some rows has its own columns in the others. */
function withoutNullObjects(columns: readonly string[], records: readonly Map<string, Cell[]>[]): readonly string[] {
  return columns.filter(
    (column) =>
      !columns.some((other) => other.startsWith(`${column}.`)) ||
      records.some((record) => record.get(column)?.some((cell) => cell !== null)),
  );
}

function joined(cells: readonly Cell[] | undefined): Cell {
  if (!cells || cells.every((cell) => cell === null)) return null;
  const [first] = cells;
  return cells.length === 1 && first !== undefined ? first : cells.map((cell) => cell ?? "").join(BETWEEN);
}
