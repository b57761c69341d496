import searchTheGraph from "@operations/search-the-graph.graphql";
import whatTermsMean from "@operations/what-terms-mean.graphql";
import type { Operation } from "../../api/ask.ts";
import type {
  SearchTheGraphQuery,
  SearchTheGraphQueryVariables,
  WhatTermsMeanQuery,
  WhatTermsMeanQueryVariables,
} from "../../api/operations.generated.ts";

/** What holds the words. */
export const SEARCH: Operation<SearchTheGraphQuery, SearchTheGraphQueryVariables> = searchTheGraph;

/** What the whole of them stands for. */
export const MEANING: Operation<WhatTermsMeanQuery, WhatTermsMeanQueryVariables> = whatTermsMean;
