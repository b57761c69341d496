import { LONGEST_ADDRESS } from "../addresses.ts";
import { AnswerError, UnreachableError } from "./errors.ts";

/** A saved operation, with the types of what it takes and answers. */
export interface Operation<Data, Variables> {
  /** What the service knows it by: the hash of its text. */
  readonly documentId: string;
  /** The name of its file, which GraphiQL's list shows it under. */
  readonly savedAs: string;
  /** Never there: it ties the types to the operation. */
  readonly types?: (variables: Variables) => Data;
}

/** What the service answered, and from which build of the graph. */
export interface Answer<Data> {
  readonly data: Data;
  readonly release: string;
}

/**
 * Asks the service.
 *
 * A GET, so that the browser keeps the answer and asks for a newer one only; a POST where the variables are too long.
 *
 * @throws {AnswerError} The service answered with an error.
 * @throws {UnreachableError} Nothing answered, or what did is not the service.
 */
export async function ask<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Answer<Data>> {
  const response = await fetched(operation.documentId, variables, signal);
  const answer = await response.json().catch(() => {
    throw new UnreachableError(response.status);
  });
  const error = answer.errors?.[0];
  if (error) throw new AnswerError(error);
  if (!answer.data) throw new UnreachableError(response.status);
  return { data: answer.data as Data, release: answer.extensions.release };
}

async function fetched(documentId: string, variables: unknown, signal: AbortSignal): Promise<Response> {
  const address = `/graphql?${new URLSearchParams({ documentId, variables: JSON.stringify(variables) })}`;
  const accept = "application/graphql-response+json";
  try {
    if (address.length <= LONGEST_ADDRESS) return await fetch(address, { headers: { accept }, signal });
    return await fetch("/graphql", {
      method: "POST",
      headers: { accept, "content-type": "application/json" },
      body: JSON.stringify({ documentId, variables }),
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new UnreachableError();
  }
}
