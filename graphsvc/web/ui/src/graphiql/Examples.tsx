import { PlayIcon } from "@graphiql/react";
import type { GraphiQL } from "graphiql";
import { type ComponentProps, useDeferredValue, useId, useState } from "react";
import { Empty } from "../parts/states.tsx";
import styles from "./Examples.module.css";
import { type Example, examplesWith, groupsOf, titleOf } from "./examples.ts";
import { useOpenExample } from "./useOpenExample.ts";

type Plugin = NonNullable<ComponentProps<typeof GraphiQL>["plugins"]>[number];

/** A panel of GraphiQL that lists the saved operations, to be opened and run. */
export function examplesPlugin(examples: readonly Example[]): Plugin {
  return { title: "Examples", icon: ExamplesIcon, content: () => <Examples examples={examples} /> };
}

function Examples({ examples }: { examples: readonly Example[] }) {
  const open = useOpenExample(examples);
  const labelId = useId();
  const [words, setWords] = useState("");
  const found = examplesWith(useDeferredValue(words), examples);
  return (
    <section className="graphsvc" aria-labelledby={labelId}>
      <h2 id={labelId} className={styles.title}>
        Examples
      </h2>
      <input
        type="search"
        className={styles.filter}
        placeholder="Modifier, coverage, quote …"
        aria-label="Show examples with these words"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p className={styles.count} role="status">
        {found.length === examples.length
          ? `${examples.length} questions`
          : `${found.length} of ${examples.length} questions`}
      </p>
      {found.length === 0 && <NothingFound isListEmpty={examples.length === 0} />}
      {groupsOf(found).map((group) => (
        <section key={group.heading} aria-label={group.heading}>
          <h3 className={styles.heading}>{group.heading}</h3>
          <ul className={styles.list}>
            {group.examples.map((example) => (
              <li key={`${example.documentId} ${example.name}`} className={styles.item}>
                <button type="button" className={styles.open} onClick={() => open(example)}>
                  <span className={styles.name}>{titleOf(example)}</span>
                  <span className={styles.description}>{example.description}</span>
                </button>
                <button
                  type="button"
                  className={styles.run}
                  aria-label={`Run: ${titleOf(example)}`}
                  title="Open and run"
                  onClick={() => open(example, "run")}
                >
                  <PlayIcon aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function NothingFound({ isListEmpty }: { isListEmpty: boolean }) {
  return isListEmpty ? (
    <Empty title="No saved operations are at hand.">Type one in the editor; Ctrl-Space completes names.</Empty>
  ) : (
    <Empty title="No example has all these words.">Fewer words find more.</Empty>
  );
}

function ExamplesIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M3 4.5h3M3 10h3M3 15.5h3M9 4.5h8M9 10h8M9 15.5h8" strokeLinecap="round" />
    </svg>
  );
}
