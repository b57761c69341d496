import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askedData } from "../../api/useAnswer.ts";
import { WORDS, type Words } from "./operations.ts";
import { askedFor } from "./place.ts";

/** Assertions that are asked for at once: the most that the service gives. */
export const PAGE = 500;

/** Pages after which no more is asked for: more marks than that in one part cannot be told apart. */
const PAGES = 8;

/** A part of a document, and its number. */
export interface ReadPart {
  readonly part: number;
  readonly words: Words;
}

/** Asks for a part of a document with all that rests on its words; of a part that is full of assertions page by page. */
export function useWords(name: string, part: number): UseQueryResult<ReadPart> {
  return useQuery({
    queryKey: [WORDS.documentId, name, part],
    queryFn: async ({ signal }) => ({ part, words: await read(name, part, signal) }),
    placeholderData: keepPreviousData,
  });
}

async function read(name: string, part: number, signal: AbortSignal): Promise<Words> {
  const first = await page(name, part, null, signal);
  const nodes = [...first.assertions.nodes];
  let { pageInfo } = first.assertions;
  for (let pages = 1; pageInfo.hasNextPage && pages < PAGES; pages += 1) {
    const { assertions } = await page(name, part, pageInfo.endCursor, signal);
    nodes.push(...assertions.nodes);
    pageInfo = assertions.pageInfo;
  }
  return { ...first, assertions: { ...first.assertions, nodes } };
}

async function page(name: string, part: number, after: string | null, signal: AbortSignal): Promise<Words> {
  const { document } = await askedData(WORDS, { name, ...askedFor(part), first: PAGE, after }, signal);
  if (!document) throw new Error(`No document is called ${name}`);
  return document;
}
