/** A JSON value of an answer. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A JSON object of an answer. */
export type JsonObject = { readonly [name: string]: Json };

/** What a response holds. */
export interface Answer {
  readonly data: JsonObject | undefined;
  readonly errors: readonly { readonly message: string; readonly hint: string | undefined }[];
}

/** Reads a response as GraphiQL shows it; none where it is no response. */
export function answerIn(response: string): Answer | undefined {
  const whole = parsed(response);
  if (!isObject(whole)) return undefined;
  const errors = Array.isArray(whole.errors) ? (whole.errors as readonly Json[]) : [];
  return { data: isObject(whole.data) ? whole.data : undefined, errors: errors.filter(isObject).map(errorOf) };
}

/** Tells objects from lists and scalars. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorOf(error: JsonObject): Answer["errors"][number] {
  const hint = isObject(error.extensions) ? error.extensions.hint : undefined;
  return { message: String(error.message), hint: typeof hint === "string" ? hint : undefined };
}
