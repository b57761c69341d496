import { graphiqlAddress } from "../addresses.ts";
import type { Operation } from "../api/ask.ts";

/** A link to the question that a view asks, ready to run and change in GraphiQL. */
export function OpenInGraphiql<Data, Variables>({
  operation,
  variables,
}: {
  operation: Operation<Data, Variables>;
  variables: Variables;
}) {
  return (
    <a className="button" href={graphiqlAddress(operation.savedAs, variables)}>
      Open this query in GraphiQL
    </a>
  );
}
