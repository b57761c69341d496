import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { ask, type Operation } from "./ask.ts";
import { UnreachableError } from "./errors.ts";

/** Milliseconds for which an answer is shown again without asking; the graph changes with a restart of the service only. */
const FRESH = 60_000;

/** How often a service that does not answer is asked again before the page says so. */
const TRIES = 2;

/** The release of the last answer. */
let release: string | undefined;

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
    queryFn: ({ signal }) => askedData(operation, variables, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/**
 * Asks a saved operation once, and returns the answer's data. Answers of one build of the graph are not mixed with those
 * of another: where this one is of a new build, what the page shows of the old one is asked again.
 */
export async function askedData<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Data> {
  const answer = await ask(operation, variables, signal);
  const isNew = release !== undefined && release !== answer.release;
  release = answer.release;
  if (isNew) void answers.invalidateQueries();
  return answer.data;
}
