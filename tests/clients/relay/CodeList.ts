import { graphql } from "relay-runtime";

export const CodeList = graphql`
  fragment CodeList_query on Query
  @refetchable(queryName: "CodeListPaginationQuery")
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 2 }
    after: { type: "String" }
    where: { type: "CodeWhere" }
  ) {
    codes(first: $first, after: $after, where: $where) @connection(key: "CodeList_codes", filters: ["where"]) {
      totalCount
      edges {
        node {
          id
          ...CodeRow_code
        }
      }
    }
  }
`;
