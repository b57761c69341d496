import type { AssertionStatus, NodeKind, Predicate } from "../../api/operations.generated.ts";
import { KIND_NAMES, STATUSES } from "../../words.ts";

/** What the address of a picture asks for. */
export interface Asked {
  /** What the picture is about, as the address names it. */
  readonly ids: readonly string[];
  readonly depth: number;
  /** Nodes whose neighbours were opened. */
  readonly open: readonly string[];
  /** Nodes taken out of the picture. */
  readonly without: readonly string[];
  readonly kinds: readonly NodeKind[];
  readonly predicates: readonly Predicate[];
  readonly statuses: readonly AssertionStatus[];
  /** Nodes that are drawn at most. */
  readonly first: number;
  /** The node or edge that is looked at. */
  readonly selected: string | undefined;
  /** How the table is ordered: a column, or one with "-down" behind it. */
  readonly sort: string | undefined;
}

/** Kinds that edges lead to; documents are drawn where the address names them. */
export const CHOOSABLE_KINDS: readonly NodeKind[] = KIND_NAMES.filter((kind) => kind !== "DOCUMENT");

/** Predicates of edges; the others lead to texts. */
export const CHOOSABLE_PREDICATES = [
  "TAKES_MODIFIER",
  "COVERED_BY",
  "DISCUSSED_FOR",
  "PERFORMED_AT",
  "PERFORMED_BY",
  "RELATED_TO",
  "BILLED_SEPARATELY_WITH",
  "NOT_REPORTED_WITH",
  "INDICATED_FOR",
  "CLASSIFIED_AS",
] as const satisfies readonly Predicate[];

/** All statuses, in the order in which lists show them. */
export const STATUS_NAMES = Object.keys(STATUSES) as readonly AssertionStatus[];

/** What is drawn unless the address says otherwise: what is ruled out joins nothing. */
const USUAL_STATUSES: readonly AssertionStatus[] = ["AFFIRMED", "CONDITIONAL"];

/** Steps that can be chosen: farther out everything is joined with everything. */
export const DEPTHS = [1, 2, 3] as const;

/** Numbers of nodes that can be chosen; the service draws 400 at most. */
export const LIMITS = [30, 60, 120, 250, 400] as const;

const USUAL_LIMIT = 60;

/** Reads an address; what it does not say is as usual, and what nobody could have chosen is left out. */
export function askedBy(params: URLSearchParams): Asked {
  const statuses = STATUS_NAMES.filter((name) => params.getAll("status").includes(name));
  return {
    ids: each(params, "id"),
    depth: whole(params.get("depth"), DEPTHS[0], 4),
    open: each(params, "open"),
    without: each(params, "without"),
    kinds: CHOOSABLE_KINDS.filter((name) => params.getAll("kind").includes(name)),
    predicates: CHOOSABLE_PREDICATES.filter((name) => params.getAll("predicate").includes(name)),
    statuses: statuses.length > 0 ? statuses : USUAL_STATUSES,
    first: whole(params.get("first"), USUAL_LIMIT, 400),
    selected: params.get("selected") ?? undefined,
    sort: params.get("sort") ?? undefined,
  };
}

/** Writes the address of what is asked for, without what is as usual. */
export function addressOf(asked: Asked): URLSearchParams {
  const isUsual =
    asked.statuses.length === USUAL_STATUSES.length && USUAL_STATUSES.every((name) => asked.statuses.includes(name));
  const pairs = [
    ...named("id", asked.ids),
    ...named("depth", asked.depth === DEPTHS[0] ? [] : [String(asked.depth)]),
    ...named("open", asked.open),
    ...named("without", asked.without),
    ...named("kind", asked.kinds.length === CHOOSABLE_KINDS.length ? [] : asked.kinds),
    ...named("predicate", asked.predicates.length === CHOOSABLE_PREDICATES.length ? [] : asked.predicates),
    ...named("status", isUsual ? [] : asked.statuses),
    ...named("first", asked.first === USUAL_LIMIT ? [] : [String(asked.first)]),
    ...named("selected", asked.selected === undefined ? [] : [asked.selected]),
    ...named("sort", asked.sort === undefined ? [] : [asked.sort]),
  ];
  return new URLSearchParams(pairs);
}

/** The variables of the question for what is around nodes. */
export function variablesOf(asked: Asked, ids: readonly string[]) {
  return {
    ids: [...ids],
    depth: asked.depth,
    opened: asked.open.length > 0 ? [...asked.open] : null,
    kinds: asked.kinds.length > 0 ? [...asked.kinds] : null,
    predicates: asked.predicates.length > 0 ? [...asked.predicates] : null,
    status: [...asked.statuses],
    first: Math.max(asked.first, ids.length),
  };
}

function named(name: string, values: readonly string[]): [string, string][] {
  return values.map((value) => [name, value]);
}

function each(params: URLSearchParams, name: string): readonly string[] {
  return [...new Set(params.getAll(name))].filter((text) => text.trim() !== "");
}

function whole(text: string | null, usual: number, most: number): number {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value >= 1 ? Math.min(value, most) : usual;
}
