import { graphql } from "relay-runtime";

export const CodeModifiers = graphql`
  fragment CodeModifiers_code on Code
  @refetchable(queryName: "CodeModifiersRefetchQuery")
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
    status: { type: "[AssertionStatus!]" }
  ) {
    modifiers(first: $first, after: $after, last: $last, before: $before, status: $status)
      @connection(key: "CodeModifiers_modifiers", filters: ["status"]) {
      edges {
        status
        meaning
        evidence {
          quote
        }
        node {
          name
        }
      }
    }
  }
`;
