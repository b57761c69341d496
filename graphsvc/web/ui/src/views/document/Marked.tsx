import { Link } from "react-router";
import { spanQuery } from "../../addresses.ts";
import type { Run } from "./runs.ts";
import { countsOf, type Said } from "./said.ts";
import styles from "./Text.module.css";
import type { Going } from "./useArrival.ts";

const TO_SAID: Going = { to: "said" };

/** Quoted words in the text; choosing them tells what is said there. */
export function Marked({ run, words, isChosen }: { run: Run<Said>; words: string; isChosen: boolean }) {
  const [innermost] = run.quotes;
  return (
    <mark
      className={[styles.mark, ...kindsOf(run), isChosen ? styles.chosen : ""].join(" ")}
      data-start={run.start}
      data-end={run.end}
      data-chosen={isChosen || undefined}
      tabIndex={innermost ? undefined : -1}
    >
      {innermost ? (
        <Link
          to={spanQuery(innermost)}
          state={TO_SAID}
          preventScrollReset
          title={countsOf(run.quotes)}
          aria-current={isChosen || undefined}
        >
          {words}
        </Link>
      ) : (
        words
      )}
    </mark>
  );
}

function kindsOf({ quotes }: Run<Said>): (string | undefined)[] {
  const assertions = quotes.filter(({ kind }) => kind === "assertion").length;
  return [
    assertions > 1 ? styles.several : assertions === 1 ? styles.one : "",
    quotes.some(({ kind }) => kind === "gap") ? styles.gap : "",
    quotes.some(({ kind }) => kind === "note") ? styles.note : "",
  ];
}
