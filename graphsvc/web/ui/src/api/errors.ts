/** An error as the service puts it: `extensions` has its code, often the value that caused it and what to do. */
interface GivenError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly hint?: string };
}

/** The service answered that it cannot answer, and why. */
export class AnswerError extends Error {
  readonly code: string | undefined;
  readonly hint: string | undefined;

  constructor(given: GivenError) {
    super(given.message);
    this.name = "AnswerError";
    this.code = given.extensions?.code;
    this.hint = given.extensions?.hint;
  }
}

/** Nothing answered where the service was, or something else did. */
export class UnreachableError extends Error {
  constructor(status?: number) {
    super(
      status === undefined
        ? "The service does not answer."
        : `Something else than the service answered (HTTP ${status}).`,
    );
    this.name = "UnreachableError";
  }
}
