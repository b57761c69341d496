import aroundACode from "@operations/around-a-code.graphql";
import centralCodes from "@operations/central-codes.graphql";
import whatTermsMean from "@operations/what-terms-mean.graphql";
import type { Operation } from "../../api/ask.ts";
import type {
  AroundACodeQuery,
  AroundACodeQueryVariables,
  CentralCodesQuery,
  CentralCodesQueryVariables,
  WhatTermsMeanQuery,
  WhatTermsMeanQueryVariables,
} from "../../api/operations.generated.ts";

/** What is around nodes. */
export const AROUND: Operation<AroundACodeQuery, AroundACodeQueryVariables> = aroundACode;

/** The nodes that the ids of an address mean. */
export const MEANING: Operation<WhatTermsMeanQuery, WhatTermsMeanQueryVariables> = whatTermsMean;

/** The codes that share most with others. */
export const CENTRAL: Operation<CentralCodesQuery, CentralCodesQueryVariables> = centralCodes;

/** What is shown of a neighborhood, and how much is not. */
export type Neighborhood = AroundACodeQuery["neighborhood"];
