import { UnreachableError } from "../api/errors.ts";

/** A saved operation, as the service lists it. */
export interface Example {
  readonly documentId: string;
  /** The name of the operation in the text. */
  readonly name: string;
  readonly body: string;
  readonly savedAs: string;
  readonly description: string;
  readonly group: string | null;
}

/** Examples that belong to the same questions, under a heading in people's words. */
export interface ExampleGroup {
  readonly heading: string;
  readonly examples: readonly Example[];
}

/** The groups of schema/README.md as people would call them, what most ask first. */
const HEADINGS: ReadonlyMap<string, string> = new Map([
  ["modifiers", "Modifiers"],
  ["payers", "Payers and what they cover"],
  ["sites", "Where codes are performed"],
  ["specialties", "Who performs codes"],
  ["diagnoses", "Diagnoses"],
  ["codes", "Codes and what goes with them"],
  ["compare", "Codes side by side"],
  ["provenance", "Where it is written"],
  ["documents", "What documents say"],
  ["quality", "What is lacking or doubtful"],
  ["search", "Finding what is meant"],
  ["graph", "What hangs together"],
  ["schema", "The parts of the schema"],
]);

/** Of examples without a group. */
const UNGROUPED = "Others";

/** Asks the service for all operations that it has saved. */
export async function savedExamples(): Promise<readonly Example[]> {
  const response = await fetch("/operations.json").catch(() => {
    throw new UnreachableError();
  });
  const manifest = await response.json().catch(() => undefined);
  if (!Array.isArray(manifest?.operations)) throw new UnreachableError(response.status);
  return manifest.operations;
}

/** Puts examples under headings: the known groups in their order, a team's own after them, those without a group last. */
export function groupsOf(examples: readonly Example[]): readonly ExampleGroup[] {
  const known = [...HEADINGS.keys()];
  const own = examples.flatMap(({ group }) => (group === null || HEADINGS.has(group) ? [] : [group])).sort();
  return [...known, ...new Set(own), null].flatMap((group) => {
    const members = examples.filter((example) => example.group === group);
    return members.length === 0 ? [] : [{ heading: headingOf(group), examples: members }];
  });
}

/** Chooses the examples that have all the words, wherever: in the name, the description, the text. */
export function examplesWith(words: string, examples: readonly Example[]): readonly Example[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return examples.filter((example) => {
    const text = [example.savedAs, example.description, example.body].join("\n").toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** What an example is called: its file's name as words. */
export function titleOf({ savedAs }: Example): string {
  const words = savedAs.replaceAll(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function headingOf(group: string | null): string {
  if (group === null) return UNGROUPED;
  return HEADINGS.get(group) ?? group.charAt(0).toUpperCase() + group.slice(1);
}
