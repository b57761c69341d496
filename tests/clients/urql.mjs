// urql with its normalised cache against the service, as a page would use it: prints what it read, and from where.
import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { getIntrospectionQuery } from "graphql";
import { CODE, DETAILS, FAILURES, PAGE, UNITED, method, methods, noting, url } from "./asking.mjs";

const preferGetMethod = method === "GET" ? "force" : false;
const plain = new Client({ url, fetch: noting, preferGetMethod, exchanges: [fetchExchange] });
const schema = (await plain.query(getIntrospectionQuery(), {}).toPromise()).data;

// Rows, pages and quotes have no id of their own: they live where they stand.
const keys = Object.fromEntries(
  schema.__schema.types
    .filter(({ kind, fields }) => kind === "OBJECT" && !fields.some(({ name }) => name === "id"))
    .map(({ name }) => [name, () => null]),
);
const warnings = [];
const exchange = cacheExchange({
  schema,
  keys,
  resolvers: {
    Query: {
      codes: relayPagination(),
      code: (_, { code }) => ({ __typename: "Code", id: `cpt:${code}` }),
    },
  },
  logger: (severity, message) => severity !== "debug" && warnings.push(message),
});
const client = new Client({ url, fetch: noting, preferGetMethod, exchanges: [exchange, fetchExchange] });
const ask = (query, variables, context) => client.query(query, variables, context).toPromise();

let pages = 1;
let { codes } = (await ask(PAGE, { first: 2 })).data;
while (codes.pageInfo.hasNextPage) {
  codes = (await ask(PAGE, { first: 2, after: codes.pageInfo.endCursor })).data.codes;
  pages += 1;
}

const details = (await ask(DETAILS, { code: CODE })).data.code;
const offline = (await ask(DETAILS, { code: CODE }, { requestPolicy: "cache-only" })).data.code;
const united = (await ask(UNITED, { code: CODE }, { requestPolicy: "cache-only" })).data.code;

const failures = [];
for (const query of FAILURES) {
  const { error } = await plain.query(query, {}).toPromise();
  failures.push(error.networkError ? [`${error}`] : error.graphQLErrors.map(({ extensions }) => extensions.code));
}

console.log(
  JSON.stringify({
    pages,
    totalCount: codes.totalCount,
    ids: codes.edges.map((edge) => edge.node.id),
    details,
    offline,
    united,
    failures,
    methods: [...methods],
    warnings,
  }),
);
