import type {
  AssertionStatus,
  CodeWhere,
  MatrixOfTwoKindsQueryVariables,
  NodeKind,
  Predicate,
} from "../../api/operations.generated.ts";
import type { LinkedNode } from "../../parts/NodeLink.tsx";
import { KIND_NAMES, STATUSES } from "../../words.ts";

/** Rows or columns that are shown at first, and how many more at a time; a heat map of these is read on one screen. */
const SHOWN = 30;

/** Rows or columns that the service returns. */
export const MOST = 100;

/** What an address asks for, but for what needs the graph to be understood. */
export interface Asked {
  /** Undefined where the address names a kind that is none. */
  readonly rows: NodeKind | undefined;
  readonly columns: NodeKind | undefined;
  readonly statuses: readonly AssertionStatus[];
  readonly predicates: readonly Predicate[];
  readonly firstRows: number;
  readonly firstColumns: number;
  /** Names of nodes that the counted codes must be joined with. */
  readonly having: readonly string[];
}

/** What is asked for, where both kinds are known. */
export type AskedKinds = Asked & { readonly rows: NodeKind; readonly columns: NodeKind };

/** What is sent, of which the kinds are never left out. */
export type MatrixVariables = MatrixOfTwoKindsQueryVariables & Pick<AskedKinds, "rows" | "columns">;

/** Predicates that tell apart how codes are joined with a kind: none where there is but one. */
export const CHOICES: Readonly<Partial<Record<NodeKind, readonly Predicate[]>>> = {
  PAYER: ["COVERED_BY", "DISCUSSED_FOR"],
};

/** Predicates that join codes with the kinds that have no choice. */
const OTHERS: Readonly<Partial<Record<NodeKind, Predicate>>> = {
  MODIFIER: "TAKES_MODIFIER",
  SPECIALTY: "PERFORMED_BY",
  SITE_OF_SERVICE: "PERFORMED_AT",
  DIAGNOSIS: "INDICATED_FOR",
  CLASSIFICATION: "CLASSIFIED_AS",
};

/** Reads an address: codes by modifiers, where it does not say. */
export function askedOf(params: URLSearchParams): Asked {
  return {
    rows: kindOf(params.get("rows") ?? "CODE"),
    columns: kindOf(params.get("columns") ?? "MODIFIER"),
    statuses: (Object.keys(STATUSES) as AssertionStatus[]).filter((status) => params.getAll("status").includes(status)),
    predicates: (CHOICES.PAYER ?? []).filter((predicate) => params.getAll("predicate").includes(predicate)),
    firstRows: limitOf(params.get("firstRows")),
    firstColumns: limitOf(params.get("firstColumns")),
    having: [...new Set(params.getAll("having").filter((name) => name.trim() !== ""))],
  };
}

/** The number that shows so many more. */
export function more(shown: number): number {
  return Math.min(shown + SHOWN, MOST);
}

/** The variables of what is asked for, with the nodes that codes must be joined with. */
export function variablesOf(asked: AskedKinds, having: readonly LinkedNode[]): MatrixVariables {
  const { rows, columns, statuses, predicates, firstRows, firstColumns } = asked;
  const isChosen = predicates.length > 0 && [rows, columns].some((kind) => CHOICES[kind]);
  // What joins the other kind stays, or nothing would meet.
  const beside = [rows, columns].flatMap((kind) => OTHERS[kind] ?? []);
  return {
    rows,
    columns,
    ...(having.length > 0 && { where: { and: having.map(joinedWith) } }),
    ...(statuses.length > 0 && { status: [...statuses] }),
    ...(isChosen && { predicates: [...predicates, ...beside] }),
    firstRows,
    firstColumns,
  };
}

function joinedWith({ id, kind }: LinkedNode): CodeWhere {
  switch (kind) {
    case "CODE":
      return { code: [id] };
    case "DOCUMENT":
      return { document: [id] };
    case "MODIFIER":
      return { modifiers: { all: [id] } };
    case "PAYER":
      return { payers: { all: [id] } };
    case "SPECIALTY":
      return { specialties: { all: [id] } };
    case "SITE_OF_SERVICE":
      return { sites: { all: [id] } };
    case "DIAGNOSIS":
      return { diagnoses: { all: [id] } };
    case "CLASSIFICATION":
      return { classifications: { all: [id] } };
  }
}

function kindOf(name: string): NodeKind | undefined {
  return KIND_NAMES.find((kind) => kind === name);
}

function limitOf(text: string | null): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? Math.min(number, MOST) : SHOWN;
}
