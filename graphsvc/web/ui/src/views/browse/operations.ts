import listOfClassifications from "@operations/list-of-classifications.graphql";
import listOfCodes from "@operations/list-of-codes.graphql";
import listOfDiagnoses from "@operations/list-of-diagnoses.graphql";
import listOfDocuments from "@operations/list-of-documents.graphql";
import listOfModifiers from "@operations/list-of-modifiers.graphql";
import listOfPayers from "@operations/list-of-payers.graphql";
import listOfSites from "@operations/list-of-sites.graphql";
import listOfSpecialties from "@operations/list-of-specialties.graphql";
import type { Operation } from "../../api/ask.ts";
import type {
  ListOfCodesQuery,
  ListOfCodesQueryVariables,
  ListOfDocumentsQuery,
  ListOfDocumentsQueryVariables,
  ListOfModifiersQueryVariables,
  NodeKind,
} from "../../api/operations.generated.ts";
import type { LinkedNode } from "../../parts/NodeLink.tsx";

/** All codes, with what they can be narrowed by. */
export const CODES: Operation<ListOfCodesQuery, ListOfCodesQueryVariables> = listOfCodes;

/** All documents. */
export const DOCUMENTS: Operation<ListOfDocumentsQuery, ListOfDocumentsQueryVariables> = listOfDocuments;

/** A page of nodes of one kind, each with the number of its codes. */
export interface NodeList {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (LinkedNode & {
    readonly standardCodes?: readonly string[];
    readonly codes: { readonly nodeCount: number };
  })[];
}

/** Variables that the lists of all kinds but codes have in common. */
export type ListVariables = Pick<ListOfModifiersQueryVariables, "text" | "first" | "after">;

/** The lists of the kinds that codes are joined with: each answers one list, under a name of its own. */
export const LISTS: Readonly<
  Record<Exclude<NodeKind, "CODE" | "DOCUMENT">, Operation<Readonly<Record<string, NodeList>>, ListVariables>>
> = {
  MODIFIER: listOfModifiers,
  PAYER: listOfPayers,
  SPECIALTY: listOfSpecialties,
  SITE_OF_SERVICE: listOfSites,
  DIAGNOSIS: listOfDiagnoses,
  CLASSIFICATION: listOfClassifications,
};
