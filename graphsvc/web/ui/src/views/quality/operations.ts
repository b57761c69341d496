import factsOnOneSource from "@operations/facts-on-one-source.graphql";
import fieldsCodesLack from "@operations/fields-codes-lack.graphql";
import howCompleteCodesAre from "@operations/how-complete-codes-are.graphql";
import listOfDocuments from "@operations/list-of-documents.graphql";
import qualityTotals from "@operations/quality-totals.graphql";
import whatDocumentsDoNotTell from "@operations/what-documents-do-not-tell.graphql";
import whatNeedsReview from "@operations/what-needs-review.graphql";
import whereDocumentsDisagree from "@operations/where-documents-disagree.graphql";
import type { Operation } from "../../api/ask.ts";
import type {
  FactsOnOneSourceQuery,
  FactsOnOneSourceQueryVariables,
  FieldsCodesLackQuery,
  FieldsCodesLackQueryVariables,
  HowCompleteCodesAreQuery,
  HowCompleteCodesAreQueryVariables,
  ListOfDocumentsQuery,
  ListOfDocumentsQueryVariables,
  QualityTotalsQuery,
  QualityTotalsQueryVariables,
  WhatDocumentsDoNotTellQuery,
  WhatDocumentsDoNotTellQueryVariables,
  WhatNeedsReviewQuery,
  WhatNeedsReviewQueryVariables,
  WhereDocumentsDisagreeQuery,
  WhereDocumentsDisagreeQueryVariables,
} from "../../api/operations.generated.ts";

/** How much each list holds. */
export const TOTALS: Operation<QualityTotalsQuery, QualityTotalsQueryVariables> = qualityTotals;

/** Documents by words of their names. */
export const DOCUMENTS: Operation<ListOfDocumentsQuery, ListOfDocumentsQueryVariables> = listOfDocuments;

/** What documents lack, hide or lose. */
export const GAPS: Operation<WhatDocumentsDoNotTellQuery, WhatDocumentsDoNotTellQueryVariables> =
  whatDocumentsDoNotTell;

/** What is said of the same things and differs. */
export const DISAGREEMENTS: Operation<WhereDocumentsDisagreeQuery, WhereDocumentsDisagreeQueryVariables> =
  whereDocumentsDisagree;

/** What is non-standard or suspicious. */
export const NOTES: Operation<WhatNeedsReviewQuery, WhatNeedsReviewQueryVariables> = whatNeedsReview;

/** What one document alone says. */
export const SINGLE: Operation<FactsOnOneSourceQuery, FactsOnOneSourceQueryVariables> = factsOnOneSource;

/** Which codes lack which field. */
export const LACKING: Operation<FieldsCodesLackQuery, FieldsCodesLackQueryVariables> = fieldsCodesLack;

/** Of how many codes each field is told. */
export const COMPLETE: Operation<HowCompleteCodesAreQuery, HowCompleteCodesAreQueryVariables> = howCompleteCodesAre;
