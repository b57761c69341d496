import { useSearchParams } from "react-router";
import styles from "./Browse.module.css";

/** A field that narrows a list to what holds its words, which stand in the URL. */
export function WordFilter({ label }: { label: string }) {
  const [params, setParams] = useSearchParams();
  return (
    <form
      className={styles.filter}
      onSubmit={(event) => {
        event.preventDefault();
        const text = String(new FormData(event.currentTarget).get("text")).trim();
        setParams((current) => {
          const next = new URLSearchParams(current);
          next.delete("after");
          if (text === "") next.delete("text");
          else next.set("text", text);
          return next;
        });
      }}
    >
      <label>
        <span className="visually-hidden">{label}</span>
        <input
          key={params.get("text")}
          type="search"
          name="text"
          placeholder={label}
          defaultValue={params.get("text") ?? ""}
          maxLength={500}
        />
      </label>
      <button type="submit">Filter</button>
    </form>
  );
}
