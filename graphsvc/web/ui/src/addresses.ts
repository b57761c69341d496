/** The addresses of the explorer's views, and of GraphiQL seen from them: the views take them from here. */

import type { NodeKind } from "./api/operations.generated.ts";

/** Characters up to which servers and proxies take an address; RFC 9110 asks for 8,000. */
export const LONGEST_ADDRESS = 4000;

/** The page of a node; of a document, its text. */
export function nodeAddress(id: string): string {
  return id.startsWith("document:") ? documentAddress(id) : `/node/${encodeURIComponent(id)}`;
}

/** A document, opened at a span of it. */
export function documentAddress(id: string, span?: { readonly start: number; readonly end: number }): string {
  return `/document/${encodeURIComponent(id)}${span ? spanQuery(span) : ""}`;
}

/** Words of the document that is open: code points from 0, the end exclusive. */
export function spanQuery({ start, end }: { readonly start: number; readonly end: number }): string {
  return `?start=${start}&end=${end}`;
}

/** A place in the document that is open: code points from 0. */
export function placeQuery(at: number): string {
  return `?at=${at}`;
}

/** A list of data quality, of one document or of all. */
export function qualityAddress(tab: string, document?: string): string {
  return `/quality?${new URLSearchParams(document === undefined ? { tab } : { tab, document })}`;
}

/** The neighborhood of nodes, drawn. */
export function graphAddress(ids: readonly string[]): string {
  return `/graph${queryOf(ids)}`;
}

/** Nodes side by side. */
export function compareAddress(ids: readonly string[]): string {
  return `/compare${queryOf(ids)}`;
}

/** Two kinds beside each other. */
export function matrixAddress(rows: NodeKind, columns: NodeKind): string {
  return `/matrix?${new URLSearchParams({ rows, columns })}`;
}

/** What a search finds. */
export function searchAddress(text: string): string {
  return `/search?${new URLSearchParams({ q: text })}`;
}

/** All nodes of a kind, by the slug of the kind. */
export function browseAddress(slug: string): string {
  return `/browse/${slug}`;
}

/** GraphiQL with a saved operation in it. */
export function graphiqlAddress(operation: string, variables: unknown): string {
  return `/graphiql?${new URLSearchParams({ operation, variables: JSON.stringify(variables) })}`;
}

function queryOf(ids: readonly string[]): string {
  return ids.length === 0 ? "" : `?${new URLSearchParams(ids.map((id) => ["id", id]))}`;
}
