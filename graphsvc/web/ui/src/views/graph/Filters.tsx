import type { ReactNode } from "react";
import { KindShape, StatusLine } from "../../drawing/Legend.tsx";
import { KINDS, PREDICATES, STATUSES } from "../../words.ts";
import { type Asked, CHOOSABLE_KINDS, CHOOSABLE_PREDICATES, DEPTHS, LIMITS, STATUS_NAMES } from "./asked.ts";
import styles from "./Graph.module.css";
import type { Neighborhood } from "./operations.ts";
import type { Picture } from "./picture.ts";

/** What is drawn: kinds, statuses and relations, each beside the mark that it has in the picture; steps, and how many nodes. */
export function Filters({
  asked,
  found,
  picture,
  change,
}: {
  asked: Asked;
  found: Neighborhood;
  picture: Picture;
  change: (change: Partial<Asked>) => void;
}) {
  const kindsCut = new Map(found.nodesCutPerKind.map(({ kind, count }) => [kind, count]));
  const predicates = asked.predicates.length > 0 ? asked.predicates : CHOOSABLE_PREDICATES;
  return (
    <section className={styles.filters} aria-label="What is drawn">
      <Choices
        legend="Kinds"
        values={CHOOSABLE_KINDS}
        chosen={asked.kinds.length > 0 ? asked.kinds : CHOOSABLE_KINDS}
        choose={(kinds) => change({ kinds })}
        isKnown={(kind) => kindsCut.has(kind) || count(picture.nodes, ({ node }) => node.kind === kind) > 0}
      >
        {(kind) => (
          <>
            <KindShape kind={kind} /> {KINDS[kind].many}{" "}
            <Count count={count(picture.nodes, ({ node }) => node.kind === kind)} />
          </>
        )}
      </Choices>
      <Choices
        legend="Status"
        values={STATUS_NAMES}
        chosen={asked.statuses}
        choose={(statuses) => change({ statuses })}
        isKnown={() => true}
      >
        {(status) => (
          <>
            <StatusLine status={status} /> {STATUSES[status].word}{" "}
            <Count count={count(picture.edges, ({ said }) => said?.status === status)} />
          </>
        )}
      </Choices>
      <details className={styles.relations}>
        <summary>
          Relations: {asked.predicates.length > 0 ? `${predicates.length} of ${CHOOSABLE_PREDICATES.length}` : "all"}
        </summary>
        <Choices
          legend="Relations"
          values={CHOOSABLE_PREDICATES}
          chosen={predicates}
          choose={(chosen) => change({ predicates: chosen })}
          isKnown={() => true}
        >
          {(predicate) => (
            <>
              {PREDICATES[predicate].from}{" "}
              <Count count={count(picture.edges, ({ said }) => said?.predicate === predicate)} />
            </>
          )}
        </Choices>
      </details>
      <div className={styles.numbers}>
        <label className={styles.number}>
          Steps
          <select value={asked.depth} onChange={(event) => change({ depth: Number(event.target.value) })}>
            {withOwn(DEPTHS, asked.depth).map((depth) => (
              <option key={depth}>{depth}</option>
            ))}
          </select>
        </label>
        <label className={styles.number}>
          At most
          <select value={asked.first} onChange={(event) => change({ first: Number(event.target.value) })}>
            {withOwn(LIMITS, asked.first).map((limit) => (
              <option key={limit} value={limit}>
                {limit} nodes
              </option>
            ))}
          </select>
        </label>
      </div>
    </section>
  );
}

function Choices<Value extends string>({
  legend,
  values,
  chosen,
  choose,
  isKnown,
  children,
}: {
  legend: string;
  values: readonly Value[];
  chosen: readonly Value[];
  choose: (chosen: readonly Value[]) => void;
  /** Whether a value that is chosen has anything to show. */
  isKnown: (value: Value) => boolean;
  children: (value: Value) => ReactNode;
}) {
  const turn = (value: Value) =>
    choose(values.filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one))));
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      {values
        .filter((value) => !chosen.includes(value) || isKnown(value))
        .map((value) => (
          <label key={value} className={styles.choice}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              // Nothing would be left to draw.
              disabled={chosen.length === 1 && chosen.includes(value)}
              onChange={() => turn(value)}
            />
            {children(value)}
          </label>
        ))}
    </fieldset>
  );
}

function Count({ count }: { count: number }) {
  return <span className={styles.count}>{count > 0 && count}</span>;
}

function count<Row>(rows: readonly Row[], isCounted: (row: Row) => boolean): number {
  return rows.filter(isCounted).length;
}

/** The choices, and what the address asks for where it is none of them. */
function withOwn(choices: readonly number[], own: number): readonly number[] {
  return [...new Set([...choices, own])].sort((one, other) => one - other);
}
