// A program on the generated types: it compiles, but for what it should not do, and prints what it read.
import {
  ModifiersOfACodeDocument,
  NodesByIdDocument,
  ReleaseDocument,
  type ModifiersOfACodeQuery,
  type TypedDocumentString,
} from "./generated/graphql.js";

declare const process: { argv: string[] };

const url = process.argv[2] as string;

async function ask<Result, Variables>(
  query: TypedDocumentString<Result, Variables>,
  variables?: Variables,
): Promise<Result> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data: Result; errors?: { message: string }[] };
  if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join("; "));
  return answer.data;
}

function rows(code: NonNullable<ModifiersOfACodeQuery["code"]>): { id: string; certain: boolean; meaning: string }[] {
  return code.modifiers.edges.map(({ node, status, meaning }) => ({
    id: node.id,
    certain: { AFFIRMED: true, CONDITIONAL: false, NEGATED: false }[status],
    meaning: meaning ?? "",
  }));
}

export async function refused(): Promise<void> {
  // @ts-expect-error a page size is a number
  await ask(ModifiersOfACodeDocument, { first: "3" });
  // @ts-expect-error there is no such variable
  await ask(ModifiersOfACodeDocument, { modifier: "26" });
  const { code, ...rest } = await ask(ModifiersOfACodeDocument, {});
  // @ts-expect-error a code may be unknown
  rows(code);
  // @ts-expect-error nothing else was asked for
  rest.release;
}

const { code } = await ask(ModifiersOfACodeDocument, { code: "77620", first: 3 });
const { nodes } = await ask(NodesByIdDocument, { ids: ["cpt:77620", "cpt:00000"] });
const { release } = await ask(ReleaseDocument);
console.log(
  JSON.stringify({
    modifiers: code ? rows(code) : [],
    systems: nodes.map((node) => (node?.__typename === "Code" ? node.system : null)),
    documents: release.documents,
    hashes: [ModifiersOfACodeDocument, NodesByIdDocument].map((document) => document.__meta__?.["hash"]),
  }),
);
