import cellOfAMatrix from "@operations/cell-of-a-matrix.graphql";
import matrixOfTwoKinds from "@operations/matrix-of-two-kinds.graphql";
import nodesById from "@operations/nodes-by-id.graphql";
import whatTermsMean from "@operations/what-terms-mean.graphql";
import type { Operation } from "../../api/ask.ts";
import type {
  CellOfAMatrixQuery,
  CellOfAMatrixQueryVariables,
  MatrixOfTwoKindsQuery,
  MatrixOfTwoKindsQueryVariables,
  NodesByIdQuery,
  NodesByIdQueryVariables,
  WhatTermsMeanQuery,
  WhatTermsMeanQueryVariables,
} from "../../api/operations.generated.ts";

/** Two kinds beside each other, counted. */
export const MATRIX: Operation<MatrixOfTwoKindsQuery, MatrixOfTwoKindsQueryVariables> = matrixOfTwoKinds;

/** Where one row meets one column. */
export const CELL: Operation<CellOfAMatrixQuery, CellOfAMatrixQueryVariables> = cellOfAMatrix;

/** The codes of a cell by their names. */
export const CODES: Operation<NodesByIdQuery, NodesByIdQueryVariables> = nodesById;

/** What the matrix is narrowed by, as it stands in the address. */
export const NAMED: Operation<WhatTermsMeanQuery, WhatTermsMeanQueryVariables> = whatTermsMean;

/** What a matrix answers. */
export type Counted = MatrixOfTwoKindsQuery["matrix"];
