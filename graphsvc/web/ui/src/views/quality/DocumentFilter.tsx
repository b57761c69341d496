import { useDeferredValue, useId, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useAnswer } from "../../api/useAnswer.ts";
import { DOCUMENTS } from "./operations.ts";
import styles from "./Quality.module.css";

/** Documents that are suggested. */
const SUGGESTED = 20;

/** A field that narrows the lists to one document, by its name; it suggests those whose names hold what is typed. */
export function DocumentFilter({ name }: { name: string | null | undefined }) {
  const [params, setParams] = useSearchParams();
  const listId = useId();
  const [typed, setTyped] = useState<string>();
  const text = useDeferredValue(typed?.trim() || null);
  const { data } = useAnswer(DOCUMENTS, { text, first: SUGGESTED }, { enabled: typed !== undefined });
  const choose = (document: string) => {
    setTyped(undefined);
    setParams((current) => narrowed(current, document));
  };
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        choose(String(new FormData(event.currentTarget).get("document")).trim());
      }}
    >
      <label className={styles.label}>
        Document
        <input
          key={name}
          type="text"
          name="document"
          list={listId}
          className={styles.input}
          defaultValue={name ?? ""}
          placeholder="All documents"
          maxLength={500}
          autoComplete="off"
          dir="auto"
          onFocus={() => setTyped((current) => current ?? "")}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <datalist id={listId}>
        {data?.documents.nodes.map((document) => (
          <option key={document.id} value={document.name} />
        ))}
      </datalist>
      <button type="submit">Show</button>
      {params.has("document") && <Link to={`?${narrowed(params, "")}`}>All documents</Link>}
    </form>
  );
}

/** The address for one document, or for all: its list begins anew. */
function narrowed(params: URLSearchParams, document: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete("after");
  if (document === "") next.delete("document");
  else next.set("document", document);
  return next;
}
