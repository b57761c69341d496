import whatIsTyped from "@operations/what-is-typed.graphql";
import { useCombobox } from "downshift";
import { useDeferredValue, useEffect, useId, useState } from "react";
import { useNavigate } from "react-router";
import { nodeAddress, searchAddress } from "../addresses.ts";
import type { Operation } from "../api/ask.ts";
import type { NodeKind, WhatIsTypedQuery, WhatIsTypedQueryVariables } from "../api/operations.generated.ts";
import { useAnswer } from "../api/useAnswer.ts";
import { KindDot, type LinkedNode, labelOf, meaningOf } from "../parts/NodeLink.tsx";
import { KINDS } from "../words.ts";
import styles from "./SearchBox.module.css";

const operation: Operation<WhatIsTypedQuery, WhatIsTypedQueryVariables> = whatIsTyped;

/** Suggestions under the box. */
const SHOWN = 8;

/** Characters that the service searches for at most. */
const LONGEST = 200;

/** What becomes of a node that is chosen, where it is not opened. */
export interface Pick {
  /** What is chosen and what for, as in "Add a code to compare". */
  readonly label: string;
  /** Kinds that can be chosen; all where it is not given. */
  readonly kinds?: readonly NodeKind[];
  /** What the button says; "Add" where it is not given. */
  readonly verb?: string;
  readonly choose: (node: LinkedNode) => void;
}

/** A box that takes whatever a coder types: codes with suffixes, abbreviations, words. Enter opens the suggestion that is marked, or the one node that is meant, or else all that is found; or chooses the first of them, where nodes are picked. */
export function SearchBox({ large = false, pick }: { large?: boolean; pick?: Pick }) {
  const navigate = useNavigate();
  const inputId = useId();
  const [typed, setTyped] = useState("");
  const [isEntered, setEntered] = useState(false);
  const term = useDeferredValue(typed.trim());
  const kinds = pick?.kinds;
  const answer = useAnswer(
    operation,
    { term, terms: [term], first: SHOWN, ...(kinds && { kinds: [...kinds] }) },
    { enabled: term !== "" },
  );
  const suggestions = term === "" ? [] : suggested(answer.data, kinds);
  const isSettled = term !== "" && term === typed.trim() && answer.isSuccess && !answer.isPlaceholderData;

  const box = useCombobox<LinkedNode>({
    items: [...suggestions],
    inputId,
    inputValue: typed,
    itemToString: (node) => node?.id ?? "",
    itemToKey: (node) => node?.id,
    onSelectedItemChange: ({ selectedItem }) => {
      if (selectedItem) take(selectedItem);
    },
    // What is chosen is opened, not kept.
    selectedItem: null,
  });

  function take(node: LinkedNode): void {
    setTyped("");
    if (pick) pick.choose(node);
    else void navigate(nodeAddress(node.id));
  }

  function submit(): void {
    // Those who type faster than the service answers need not press Enter again.
    setEntered(pick !== undefined && !isSettled);
    const candidates = !isSettled ? [] : pick ? suggestions.slice(0, 1) : meant(answer.data);
    if (candidates.length === 1 && candidates[0]) take(candidates[0]);
    else if (typed.trim() !== "" && !pick) {
      setTyped("");
      void navigate(searchAddress(typed.trim()));
    }
  }

  useEffect(() => {
    if (isEntered && isSettled) submit();
  });

  const isOpen = box.isOpen && typed.trim() !== "" && suggestions.length > 0;
  return (
    <search className={large ? styles.large : styles.box}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <label className="visually-hidden" {...box.getLabelProps()} htmlFor={inputId}>
          {pick?.label ?? "Search codes, modifiers, payers, documents"}
        </label>
        <input
          {...box.getInputProps({
            // Kept here at once: through the state of the box, quick typing would lose characters.
            onChange: ({ currentTarget }) => {
              setTyped(currentTarget.value);
              setEntered(false);
            },
            // Where no suggestion is marked, Enter is the form's.
            onKeyDown: ({ key, nativeEvent }) => {
              if (key === "Enter" && box.highlightedIndex < 0) {
                Object.assign(nativeEvent, { preventDownshiftDefault: true });
              }
            },
          })}
          type="search"
          className={styles.input}
          placeholder={pick?.label ?? "77620-26, ASC, Aetna, hyperthermia …"}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
        />
        <button type="submit">{pick ? (pick.verb ?? "Add") : "Search"}</button>
      </form>
      {pick && (
        <p className={styles.none} role="status">
          {isSettled && suggestions.length === 0 && "Nothing is found by these words. Try other ones."}
        </p>
      )}
      <ul {...box.getMenuProps()} className={styles.menu} hidden={!isOpen} aria-busy={!isSettled}>
        {isOpen &&
          suggestions.map((node, index) => (
            <li
              key={node.id}
              {...box.getItemProps({ item: node, index })}
              className={box.highlightedIndex === index ? styles.highlighted : styles.item}
            >
              <span className={styles.name} dir="auto">
                <KindDot kind={node.kind} />
                {labelOf(node)} <span className={styles.meaning}>{meaningOf(node)}</span>
              </span>{" "}
              <span className={styles.kind}>{KINDS[node.kind].one}</span>
            </li>
          ))}
      </ul>
    </search>
  );
}

/** The nodes that the whole of what is typed stands for. */
function meant(data: WhatIsTypedQuery | undefined): readonly LinkedNode[] {
  return data?.resolve.flatMap(({ candidates }) => candidates.flatMap(({ nodes }) => nodes)) ?? [];
}

/** What is meant first, then what is found, each once. */
function suggested(data: WhatIsTypedQuery | undefined, kinds: readonly NodeKind[] | undefined): readonly LinkedNode[] {
  const byId = new Map([...meant(data), ...(data?.search.nodes ?? [])].map((node) => [node.id, node]));
  return [...byId.values()].filter(({ kind }) => !kinds || kinds.includes(kind)).slice(0, SHOWN);
}
