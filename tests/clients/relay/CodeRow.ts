import { graphql } from "relay-runtime";

export const CodeRow = graphql`
  fragment CodeRow_code on Code @argumentDefinitions(modifiers: { type: "Int", defaultValue: 2 }) {
    code
    title
    ...CodeModifiers_code @arguments(first: $modifiers)
  }
`;
