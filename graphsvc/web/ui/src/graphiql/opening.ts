import { type Example, savedExamples } from "./examples.ts";
import { type Opened, openedBy, type Problem } from "./links.ts";

/** What GraphiQL opens with. */
export interface Opening {
  readonly examples: readonly Example[];
  readonly opened: Opened;
  /** What a browser shows that has nothing of its own yet. */
  readonly first: string;
  readonly problems: readonly Problem[];
}

/** The question that the README begins with, too. */
const FIRST = "codes-sharing-a-modifier";

/** Asks for the saved operations and reads the page's address; where that fails the editor opens all the same. */
export async function opening(address: Location): Promise<Opening> {
  const unlisted: Problem[] = [];
  const examples = await savedExamples().catch((error: Error) => {
    unlisted.push({
      title: `The saved operations could not be loaded: ${error.message}`,
      advice: "Operations can be typed and run without them. Reload the page to try again.",
    });
    return [];
  });
  const opened = await openedBy(address, examples);
  const first = examples.find(({ savedAs }) => savedAs === FIRST) ?? examples[0];
  // A name cannot be found in a list that is not there.
  const problems = unlisted.length > 0 ? unlisted : opened.problem ? [opened.problem] : [];
  return { examples, opened, first: first?.body ?? "", problems };
}
