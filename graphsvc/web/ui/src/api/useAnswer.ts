import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { ask, type Operation } from "./ask.ts";
import { UnreachableError } from "./errors.ts";

/** Milliseconds for which an answer is shown again without asking; the graph changes with a restart of the service only. */
const FRESH = 60_000;

/** How often a service that does not answer is asked again before the page says so. */
const TRIES = 2;

/** Keeps the answers of one page. */
export const answers = new QueryClient({
  defaultOptions: {
    queries: {
      // A service on the same machine answers whether or not there is a network.
      networkMode: "always",
      refetchOnWindowFocus: false,
      retry: (failures, error) => error instanceof UnreachableError && failures < TRIES,
      retryDelay: (failures) => 500 * 2 ** failures,
      staleTime: FRESH,
    },
  },
});

/** Asks a saved operation, and again when the variables change; until then what was shown stays. */
export function useAnswer<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  { enabled = true }: { enabled?: boolean } = {},
): UseQueryResult<Data> {
  return useQuery({
    queryKey: [operation.documentId, variables],
    queryFn: ({ signal }) => ask(operation, variables, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}
