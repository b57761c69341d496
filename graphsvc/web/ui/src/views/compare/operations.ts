import codesByNumberOfModifiers from "@operations/codes-by-number-of-modifiers.graphql";
import compareCodes from "@operations/compare-codes.graphql";
import similarCodes from "@operations/similar-codes.graphql";
import whatTermsMean from "@operations/what-terms-mean.graphql";
import type { Operation } from "../../api/ask.ts";
import type {
  CodesByNumberOfModifiersQuery,
  CodesByNumberOfModifiersQueryVariables,
  CompareCodesQuery,
  CompareCodesQueryVariables,
  SimilarCodesQuery,
  SimilarCodesQueryVariables,
  WhatTermsMeanQuery,
  WhatTermsMeanQueryVariables,
} from "../../api/operations.generated.ts";

/** What nodes of one kind share, and what some of them lack. */
export const COMPARE: Operation<CompareCodesQuery, CompareCodesQueryVariables> = compareCodes;

/** What the ids of an address stand for, those of no node too. */
export const NAMED: Operation<WhatTermsMeanQuery, WhatTermsMeanQueryVariables> = whatTermsMean;

/** The codes that are most like a code. */
export const SIMILAR: Operation<SimilarCodesQuery, SimilarCodesQueryVariables> = similarCodes;

/** Codes of which most is said, to begin with. */
export const BEGIN: Operation<CodesByNumberOfModifiersQuery, CodesByNumberOfModifiersQueryVariables> =
  codesByNumberOfModifiers;

/** What a comparison answers. */
export type Compared = CompareCodesQuery["compare"];
