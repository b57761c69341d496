import type { AssertionStatus } from "../../api/operations.generated.ts";
import type { LinkedNode } from "../../parts/NodeLink.tsx";
import type { Qualified } from "../../parts/Qualifiers.tsx";
import { PREDICATES } from "../../words.ts";
import type { Compared } from "./operations.ts";

/** One thing that is said of one of the compared nodes. */
export interface Said {
  readonly id: string;
  readonly status: AssertionStatus;
  /** The literal, where it is one. */
  readonly value: string | null;
  readonly evidence: readonly Qualified[];
}

/** How far the compared nodes agree: in everything, in all but the status, or some are not said to have it at all. */
export type Agreement = "same" | "terms" | "some";

/** One thing that some of the compared nodes are said to have, and what is said of each of them. */
export interface Row {
  readonly key: string;
  /** The node at the far end; a literal has none. */
  readonly node: LinkedNode | null;
  /** In the order of the compared nodes; empty where nothing is said. */
  readonly cells: readonly (readonly Said[])[];
  readonly agreement: Agreement;
}

/** The rows of one relation, those that differ first. */
export interface Group {
  readonly key: string;
  readonly heading: string;
  readonly rows: readonly Row[];
}

const DIFFERENT_FIRST: readonly Agreement[] = ["some", "terms", "same"];

/** What is said of the nodes by relation: a row for each thing that any of them has. */
export function relationGroups({ nodes, parts }: Compared): readonly Group[] {
  return parts.map(({ relation, predicate, shared, distinct }) => {
    const isFrom = nodes[0]?.kind === "CODE" && relation !== "referringCodes";
    const rows = [...distinct, ...shared].map(({ node, assertions }): Row => {
      const cells = nodes.map(({ id }) =>
        assertions
          .filter(({ subject, object }) => comparedEnd(subject.id, object?.id, node.id) === id)
          .map((assertion) => ({ ...assertion, value: null })),
      );
      return { key: node.id, node, cells, agreement: agreementOf(cells) };
    });
    return {
      key: `${relation} ${predicate}`,
      heading: PREDICATES[predicate][isFrom ? "from" : "to"],
      rows: rows.sort(
        (one, other) => DIFFERENT_FIRST.indexOf(one.agreement) - DIFFERENT_FIRST.indexOf(other.agreement),
      ),
    };
  });
}

/** Titles, descriptions and other literals of the nodes: a row for each predicate, since their values hardly ever agree. */
export function literalRows({ nodes }: Compared): readonly (Row & { readonly heading: string })[] {
  const literals = nodes.map((node) => ("assertions" in node ? node.assertions.nodes : []));
  const predicates = new Set(literals.flatMap((said) => said.map(({ predicate }) => predicate)));
  return Object.entries(PREDICATES)
    .filter(([predicate]) => [...predicates].some((found) => found === predicate))
    .map(([predicate, { from }]) => {
      const cells = literals.map((said) =>
        said.filter((one) => one.predicate === predicate).map((one) => ({ ...one, evidence: [] })),
      );
      return { key: predicate, heading: from, node: null, cells, agreement: literalAgreement(cells) };
    });
}

/** Whether it is said that a node has it, for certain or on a condition. */
export function isHad(cell: readonly Said[]): boolean {
  return cell.some(({ status }) => status !== "NEGATED");
}

/** The compared node of an assertion; of one that a node makes of itself, that node. */
function comparedEnd(subject: string, object: string | undefined, farEnd: string): string | undefined {
  return subject === farEnd ? object : subject;
}

function agreementOf(cells: Row["cells"]): Agreement {
  const statuses = new Set(cells.map((cell) => [...new Set(cell.map(({ status }) => status))].sort().join()));
  if (statuses.size === 1) return "same";
  return cells.every(isHad) ? "terms" : "some";
}

function literalAgreement(cells: Row["cells"]): Agreement {
  const said = new Set(
    cells.map((cell) =>
      cell
        .map(({ value, status }) => `${status} ${value}`)
        .sort()
        .join("\n"),
    ),
  );
  return said.size === 1 ? "same" : "some";
}
