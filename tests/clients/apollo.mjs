// Apollo Client against the service, as a page would use it: prints what it read, and from where.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { loadDevMessages, loadErrorMessages } from "@apollo/client/dev";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { relayStylePagination } from "@apollo/client/utilities";
import { getIntrospectionQuery } from "graphql";
import { filter, firstValueFrom } from "rxjs";
import { CODE, DETAILS, FAILURES, PAGE, UNITED, method, methods, noting, url } from "./asking.mjs";

loadDevMessages();
loadErrorMessages();
const warnings = [];
console.warn = console.error = (...message) => warnings.push(message);

const link = new HttpLink({ uri: url, fetch: noting, useGETForQueries: method === "GET" });

const types = await new ApolloClient({ link, cache: new InMemoryCache() }).query({ query: gql(getIntrospectionQuery()) });
const possibleTypes = Object.fromEntries(
  types.data.__schema.types
    .filter(({ possibleTypes }) => possibleTypes)
    .map(({ name, possibleTypes }) => [name, possibleTypes.map((type) => type.name)]),
);

const cache = new InMemoryCache({
  possibleTypes,
  typePolicies: {
    Query: {
      fields: {
        codes: relayStylePagination(),
        code: (_, { args, toReference }) => toReference({ __typename: "Code", id: `cpt:${args.code}` }),
      },
    },
  },
});
const client = new ApolloClient({ link, cache });

const list = client.watchQuery({ query: gql(PAGE), variables: { first: 2 } });
const shown = list.subscribe(() => {});
let page = (await firstValueFrom(list.pipe(filter(({ loading }) => !loading)))).data.codes;
let pages = 1;
while (page.pageInfo.hasNextPage) {
  page = (await list.fetchMore({ variables: { after: page.pageInfo.endCursor } })).data.codes;
  pages += 1;
}
const { codes } = cache.readQuery({ query: gql(PAGE) });
shown.unsubscribe();

const details = (await client.query({ query: gql(DETAILS), variables: { code: CODE } })).data.code;

const offline = new ApolloClient({ link: ApolloLink.empty(), cache, defaultOptions: { query: { fetchPolicy: "cache-only" } } });
const kept = async (query) => (await offline.query({ query: gql(query), variables: { code: CODE } })).data.code;

const failures = [];
for (const query of FAILURES) {
  try {
    await client.query({ query: gql(query), fetchPolicy: "no-cache" });
    failures.push([]);
  } catch (error) {
    failures.push(CombinedGraphQLErrors.is(error) ? error.errors.map(({ extensions }) => extensions.code) : [`${error}`]);
  }
}

console.log(
  JSON.stringify({
    pages,
    totalCount: codes.totalCount,
    ids: codes.edges.map((edge) => edge.node.id),
    details,
    offline: await kept(DETAILS),
    united: await kept(UNITED),
    failures,
    methods: [...methods],
    warnings,
  }),
);
