/** Writes the types of the saved operations' variables and answers from the published schema. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as operationTypes from "@graphql-codegen/typescript-operations";
import { parse } from "graphql";

const published = resolve("../../../schema");
const operations = join(published, "operations");
const target = resolve("src/api/operations.generated.ts");

const documents = readdirSync(operations)
  .filter((name) => name.endsWith(".graphql"))
  .sort()
  .map((name) => ({ location: name, document: parse(readFileSync(join(operations, name), "utf8")) }));

const types = await codegen({
  filename: target,
  schema: parse(readFileSync(join(published, "schema.graphql"), "utf8")),
  documents,
  config: {},
  plugins: [
    {
      operations: {
        enumType: "string-literal",
        scalars: { DateTime: "string", ID: "string" },
        skipTypename: false,
        useTypeImports: true,
      },
    },
  ],
  pluginMap: { operations: operationTypes },
});
writeFileSync(target, types);
