/** The addresses of GraphiQL: written and read here alone, so that what one side writes the other opens. */
import { LONGEST_ADDRESS } from "../addresses.ts";
import type { Example } from "./examples.ts";

/** What is in a tab of GraphiQL: a text, and its variables as they are typed. */
export interface Question {
  readonly query: string;
  readonly variables: string;
}

/** What a link opens, and what was wrong with it. */
export interface Opened {
  readonly question?: Question;
  /** Whether it is run at once: a saved operation is; a stranger's text is for reading first. */
  readonly runs: boolean;
  readonly problem?: Problem;
}

/** Something that the page has to tell: what is wrong, and what to do. */
export interface Problem {
  readonly title: string;
  readonly advice: string;
}

/** Characters up to which an address with its fragment survives mail and chat programs. */
const LONGEST_LINK = 30_000;

/** Bytes that a packed text may unpack to: the longest body that the service takes. */
const LONGEST_TEXT = 1024 * 1024;

/** Characters of somebody else's name that a message repeats. */
const LONGEST_NAME = 80;

const HERE = "/graphiql";

/** Returns the address of a question that a server may see: a saved operation by its name, or the text; none if it is too long. */
export function shortAddress({ query, variables }: Question, examples: readonly Example[]): string | undefined {
  if (`${query}${variables}`.trim() === "") return HERE;
  const saved = examples.find(({ body }) => body === query);
  const parameters = new URLSearchParams(saved ? { operation: saved.savedAs } : { query });
  if (variables.trim() !== "") parameters.set("variables", variables);
  const address = `${HERE}?${parameters}`;
  return address.length <= LONGEST_ADDRESS ? address : undefined;
}

/** Returns an address for sharing: where the text is long, packed behind the #, which no server sees; none if that is too long. */
export async function shareableAddress(question: Question, examples: readonly Example[]): Promise<string | undefined> {
  const short = shortAddress(question, examples);
  if (short) return short;
  const address = `${HERE}#packed=${await packed(JSON.stringify(question))}`;
  return address.length <= LONGEST_LINK ? address : undefined;
}

/** Reads what an address asks for. */
export async function openedBy(
  { search, hash }: { readonly search: string; readonly hash: string },
  examples: readonly Example[],
): Promise<Opened> {
  const text = new URLSearchParams(hash.slice(1)).get("packed");
  if (text !== null) return unpackedQuestion(text);
  const parameters = new URLSearchParams(search);
  const variables = parameters.get("variables") ?? "";
  const name = parameters.get("operation");
  if (name !== null) {
    const saved = examples.find(({ savedAs }) => savedAs === name);
    return saved ? withVariables(saved.body, variables, true) : { runs: false, problem: unknown(name) };
  }
  const query = parameters.get("query");
  return query === null ? { runs: false } : withVariables(query, variables, false);
}

function withVariables(query: string, variables: string, runs: boolean): Opened {
  if (variables.trim() === "") return { question: { query, variables: "" }, runs };
  const value = parsed(variables);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { question: { query, variables }, runs: false, problem: BROKEN_VARIABLES };
  // What a program wrote is laid out for reading; what a person typed stays as it is.
  const laidOut = JSON.stringify(value) === variables ? JSON.stringify(value, null, 2) : variables;
  return { question: { query, variables: laidOut }, runs };
}

async function unpackedQuestion(text: string): Promise<Opened> {
  try {
    const { query, variables } = JSON.parse(await unpacked(text));
    if (typeof query !== "string" || typeof variables !== "string") throw new TypeError("not a question");
    return withVariables(query, variables, false);
  } catch {
    return { runs: false, problem: BROKEN_LINK };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const BROKEN_VARIABLES: Problem = {
  title: "The variables in this link are not a JSON object.",
  advice: "They stand under Variables as they came. Correct them there, then run the operation.",
};

const BROKEN_LINK: Problem = {
  title: "This link is broken: the query in it cannot be read.",
  advice: "A part of it may be lost. Ask for it to be copied again, or choose one of the examples.",
};

function unknown(name: string): Problem {
  const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
  return {
    title: `No saved operation is called “${shown}”.`,
    advice: "The link may be old, or of another service. The examples list the operations that are saved here.",
  };
}

/** Compresses a text, and writes the bytes in characters that an address keeps as they are. */
async function packed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function unpacked(text: string): Promise<string> {
  const characters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(characters, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.pipeThrough(new TextDecoderStream("utf-8", { fatal: true })).getReader();
  let whole = "";
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    whole += read.value;
    if (whole.length > LONGEST_TEXT) throw new RangeError("a packed text that is too long");
  }
  return whole;
}
