// graphql-eslint's rules for a folder like schema/: the SDL and the saved operations.
import graphql from "@graphql-eslint/eslint-plugin";

const recommended = (name) => graphql.configs[name].rules;

const [, naming] = recommended("schema-recommended")["@graphql-eslint/naming-convention"];

const common = {
  plugins: { "@graphql-eslint": graphql },
  languageOptions: {
    parser: graphql.parser,
    parserOptions: { graphQLConfig: { schema: "schema.graphql", documents: "operations/*.graphql" } },
  },
};

export default [
  {
    ...common,
    files: ["schema.graphql"],
    rules: {
      ...recommended("schema-recommended"),
      ...recommended("schema-relay"),
      // Beyond the recommended: everything is described, the graph is read-only, @oneOf leaves a choice.
      "@graphql-eslint/require-description": [
        "error",
        {
          types: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          // The specification describes it.
          ignoredSelectors: ["DirectiveDefinition[name.value=oneOf]"],
        },
      ],
      "@graphql-eslint/no-root-type": ["error", { disallow: ["mutation", "subscription"] }],
      "@graphql-eslint/require-nullable-fields-with-oneof": "error",
      // What a gateway asks for has the names that Apollo Federation gives it: _Any, _entities, _service.
      "@graphql-eslint/naming-convention": ["error", { ...naming, allowLeadingUnderscore: true }],
      // Connections list their nodes beside their edges, and a row need not be a node: an assertion is told by its words.
      "@graphql-eslint/relay-edge-types": [
        "error",
        { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
      ],
      // What is read only within another thing has no id: a page, a row, a quote, a part of a comparison.
      "@graphql-eslint/strict-id-in-types": "off",
      // The code of a Code is called what billers call it.
      "@graphql-eslint/no-typename-prefix": "off",
    },
  },
  {
    ...common,
    files: ["operations/*.graphql"],
    rules: {
      ...recommended("operations-recommended"),
      // Beyond the recommended: a saved operation is found by its name, in the file of that name.
      "@graphql-eslint/match-document-filename": ["error", { fileExtension: ".graphql", query: "kebab-case" }],
      "@graphql-eslint/unique-operation-name": "error",
      // Their answers are read by people; a client adds the ids of what it caches.
      "@graphql-eslint/require-selections": "off",
      // The service itself limits depth.
      "@graphql-eslint/selection-set-depth": "off",
    },
  },
];
