import documentSheet from "@operations/document-sheet.graphql";
import wordsInASpan from "@operations/words-in-a-span.graphql";
import type { Operation } from "../../api/ask.ts";
import type {
  DocumentSheetQuery,
  DocumentSheetQueryVariables,
  WordsInASpanQuery,
  WordsInASpanQueryVariables,
} from "../../api/operations.generated.ts";

/** What a document is, and where its sections begin. */
export const SHEET: Operation<DocumentSheetQuery, DocumentSheetQueryVariables> = documentSheet;

/** What a part of a document reads, and what rests on these words. */
export const WORDS: Operation<WordsInASpanQuery, WordsInASpanQueryVariables> = wordsInASpan;

/** A document that was found. */
export type Sheet = NonNullable<DocumentSheetQuery["document"]>;

/** A part of a document that was found. */
export type Words = NonNullable<WordsInASpanQuery["document"]>;
