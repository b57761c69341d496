import type { NodeKind } from "./api/operations.generated.ts";

/** What a link to a node needs to know of it. */
export interface LinkedNode {
  readonly id: string;
  readonly name: string;
  readonly kind: NodeKind;
  /** What documents call a code. */
  readonly title?: string | null;
}

/** Kinds that coders know by their code; the name says what it means. */
const KNOWN_BY_CODE: readonly NodeKind[] = ["CODE", "MODIFIER", "DIAGNOSIS", "CLASSIFICATION"];

/** What a node is called where there is little room: the code where it has one, or else its name. */
export function labelOf({ id, name, kind }: LinkedNode): string {
  return KNOWN_BY_CODE.includes(kind) ? id.slice(id.indexOf(":") + 1) : name || id;
}

/** What the code of a node means, where its name or documents tell. */
export function meaningOf(node: LinkedNode): string | undefined {
  return [node.title, node.name].find((words) => words && words !== labelOf(node)) ?? undefined;
}
