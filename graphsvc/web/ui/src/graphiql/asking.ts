import type { GraphiQL } from "graphiql";
import type { ComponentProps } from "react";
import { UnreachableError } from "../api/errors.ts";

/** How GraphiQL asks. */
type Fetcher = ComponentProps<typeof GraphiQL>["fetcher"];

/** What is shown as the answer. */
type Shown = { data?: Record<string, unknown> | null; errors?: readonly object[] };

const ACCEPT = "application/graphql-response+json, application/json;q=0.9";

/** Sends what is typed; stopping it, or leaving its tab, gives the request up. */
export const asking: Fetcher = ({ query, variables, operationName }) => ({
  subscribe({ next, complete }: { next: (shown: Shown) => void; complete: () => void }) {
    const stopped = new AbortController();
    // GraphiQL reads names a moment after the typing; until then it sends that of what stood there before.
    const named = operationName && query.includes(operationName) ? { operationName } : {};
    void answerTo(JSON.stringify({ query, variables, ...named }), stopped.signal).then((shown) => {
      if (stopped.signal.aborted) return;
      next(shown);
      complete();
    });
    return { unsubscribe: () => stopped.abort() };
  },
});

async function answerTo(body: string, signal: AbortSignal): Promise<Shown> {
  const headers = { accept: ACCEPT, "content-type": "application/json" };
  const response = await fetch("/graphql", { method: "POST", headers, body, signal }).catch(() => undefined);
  return (await response?.json().catch(() => undefined)) ?? unanswered(response?.status);
}

/** Said like an error of the service, since it stands in the same place. */
function unanswered(status: number | undefined): Shown {
  const { message } = new UnreachableError(status);
  const hint = "it may have been stopped, or the connection is gone: start it again, then run the operation once more";
  return { errors: [{ message, extensions: { hint } }] };
}
