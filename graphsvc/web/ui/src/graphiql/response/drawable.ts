import type { AssertionStatus, NodeKind } from "../../api/operations.generated.ts";
import type { DrawnEdge, DrawnNode } from "../../drawing/graph.ts";
import { labelOf, meaningOf } from "../../names.ts";
import { PREDICATES, STATUSES } from "../../words.ts";
import { isObject, type Json, type JsonObject } from "./answer.ts";

/** The nodes that an answer holds, each once, and what joins them there. */
export interface Drawable {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
}

/** What the prefix of an id tells of the kind of its node; other ids are not of nodes. */
const KIND_OF_PREFIX: Readonly<Record<string, NodeKind>> = {
  cpt: "CODE",
  hcpcs: "CODE",
  modifier: "MODIFIER",
  payer: "PAYER",
  specialty: "SPECIALTY",
  site: "SITE_OF_SERVICE",
  icd10cm: "DIAGNOSIS",
  revenue: "CLASSIFICATION",
  betos: "CLASSIFICATION",
  document: "DOCUMENT",
};

/** Fields that name the two ends of what the object itself is: an assertion, a hop of a path. */
const ENDS = [
  ["subject", "object"],
  ["near", "far"],
] as const;

/** Fields of connections, which say nothing about how two nodes are joined. */
const PLUMBING: ReadonlySet<string> = new Set(["edges", "node", "nodes"]);

/** Finds the nodes of an answer and joins each to the node that it is nested in, and the two ends of assertions and hops. */
export function drawableOf(data: JsonObject): Drawable {
  const graph = new Graph();
  graph.walk(data, { inside: undefined, fields: [], status: undefined });
  return { nodes: [...graph.nodes.values()], edges: [...graph.edges.values()] };
}

/** What is around a value: the nearest node, the fields that lead from it, and the last status among them. */
interface Place {
  readonly inside: string | undefined;
  readonly fields: readonly string[];
  readonly status: AssertionStatus | undefined;
}

class Graph {
  readonly nodes = new Map<string, DrawnNode>();
  readonly edges = new Map<string, DrawnEdge>();

  walk(value: Json, place: Place): void {
    if (Array.isArray(value)) {
      for (const item of value as readonly Json[]) this.walk(item, place);
    } else if (isObject(value)) {
      const status = statusOf(value) ?? place.status;
      const within = this.joinedNode(value, { ...place, status }) ?? { ...place, status };
      const ends = this.joinedEnds(value);
      for (const [field, inner] of Object.entries(value)) {
        const from = ends.has(field) ? undefined : within.inside;
        this.walk(inner, { ...within, inside: from, fields: [...within.fields, field] });
      }
    }
  }

  /** Draws an object that is a node; what is in it is nested in that node. */
  private joinedNode(value: JsonObject, { inside, fields, status }: Place): Place | undefined {
    const kind = kindOf(value.id);
    const id = kind && String(value.id);
    if (!id) return undefined;
    // The same node may be told of more fully elsewhere, or by its id alone.
    const known = this.nodes.get(id);
    if (!known || value.name || value.title) this.nodes.set(id, { ...known, id, kind, ...namesOf(value, id, kind) });
    if (inside !== undefined && inside !== id) {
      const label = fields.filter((field) => !PLUMBING.has(field)).join(" / ");
      this.join(inside, id, label, status);
    }
    return { inside: id, fields: [], status: undefined };
  }

  /** Draws an object that joins two nodes; returns the fields that hold them, which are so joined already. */
  private joinedEnds(value: JsonObject): ReadonlySet<string> {
    for (const [one, other] of ENDS) {
      const ends = [value[one], value[other]].map((end) =>
        isObject(end) && kindOf(end.id) ? String(end.id) : undefined,
      );
      if (ends[0] === undefined || ends[1] === undefined) continue;
      const stated = isObject(value) && value.predicate !== undefined ? [value] : assertionsIn(value);
      const predicates = new Set(stated.flatMap(({ predicate }) => predicateWords(predicate)));
      this.join(ends[0], ends[1], [...predicates].join(", "), statusOf(stated[0]));
      return new Set([one, other]);
    }
    return new Set();
  }

  private join(from: string, to: string, label: string, status: AssertionStatus | undefined): void {
    const id = [from, to, label, status ?? ""].join("\n");
    this.edges.set(id, { id, from, to, label, ...(status && { status }) });
  }
}

function kindOf(id: Json | undefined): NodeKind | undefined {
  const prefix = typeof id === "string" ? /^([a-z0-9]+):./.exec(id)?.[1] : undefined;
  return prefix !== undefined && Object.hasOwn(KIND_OF_PREFIX, prefix) ? KIND_OF_PREFIX[prefix] : undefined;
}

function namesOf(value: JsonObject, id: string, kind: NodeKind): { label: string; title?: string } {
  const [name, title] = [value.name, value.title].map((text) => (typeof text === "string" ? text : ""));
  const node = { id, kind, name: name ?? "", title: title || null };
  const [label, meaning] = [labelOf(node), meaningOf(node)];
  return { label, ...(meaning && { title: `${label} · ${meaning}` }) };
}

function statusOf(value: JsonObject | undefined): AssertionStatus | undefined {
  const status = value?.status;
  return typeof status === "string" && Object.hasOwn(STATUSES, status) ? (status as AssertionStatus) : undefined;
}

function assertionsIn(value: JsonObject): readonly JsonObject[] {
  return Array.isArray(value.assertions) ? (value.assertions as readonly Json[]).filter(isObject) : [];
}

function predicateWords(predicate: Json | undefined): readonly string[] {
  if (typeof predicate !== "string" || !Object.hasOwn(PREDICATES, predicate)) return [];
  return [PREDICATES[predicate as keyof typeof PREDICATES].from.toLowerCase()];
}
