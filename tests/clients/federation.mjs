// Composes graphsvc with another subgraph as a gateway does, and prints the errors, the hints and the fields of Code.
import { readFileSync } from "node:fs";
import { composeServices } from "@apollo/composition";
import { buildSchema, parse } from "graphql";

const [published, subgraph, other] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
buildSchema(published); // throws where a client could not read it

const composed = composeServices([
  { name: "graphsvc", url: "http://graphsvc.example/graphql", typeDefs: parse(subgraph) },
  { name: "claims", url: "http://claims.example/graphql", typeDefs: parse(other) },
]);
const messages = (problems = []) => problems.map((problem) => problem.message);
const code = composed.schema?.toAPISchema().type("Code");
console.log(
  JSON.stringify({
    errors: messages(composed.errors),
    hints: messages(composed.hints),
    code: code?.fields().map((field) => field.name) ?? [],
  }),
);
