/** Rows of a list on one page: each with its words. */
export const PAGE = 20;

/** The document that a list is narrowed to, as the service takes it. */
export function documentsIn(params: URLSearchParams): string[] | null {
  const document = params.get("document");
  return document ? [document] : null;
}
