import { graphql } from "relay-runtime";

export const App = graphql`
  query AppQuery($first: Int!, $where: CodeWhere, $id: ID!) {
    ...CodeList_query @arguments(first: $first, where: $where)
    node(id: $id) {
      __typename
      name
      ...CodeModifiers_code @arguments(first: 1) @alias(as: "code")
    }
  }
`;
