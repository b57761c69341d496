// What both caching clients ask, and a fetch that notes how they ask it.
export const [url, method] = process.argv.slice(2, 4);

export const FAILURES = JSON.parse(process.argv[4]);

export const methods = new Set();

export function noting(address, options = {}) {
  methods.add(options.method ?? "GET");
  return fetch(address, options);
}

export const PAGE = `query Page($first: Int, $after: String) {
  codes(first: $first, after: $after) {
    totalCount
    edges { cursor node { id code } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

export const DETAILS = `query Details($code: String!) {
  code(code: $code) {
    id
    title
    modifiers(first: 3) {
      edges { status meaning evidence { quote document { id name } } node { ...Named code } }
    }
  }
}
fragment Named on Node { id name kind }`;

// The list gives the code, the details give the title: of one object, as both give its id.
export const UNITED = "query United($code: String!) { code(code: $code) { id code title } }";

export const CODE = "77620";
