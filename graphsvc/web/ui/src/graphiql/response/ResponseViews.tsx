import { useGraphiQL } from "@graphiql/react";
import { useMemo, useState } from "react";
import { Empty } from "../../parts/states.tsx";
import { type Answer, answerIn, type JsonObject } from "./answer.ts";
import { GraphView } from "./GraphView.tsx";
import styles from "./ResponseViews.module.css";
import { TableView } from "./TableView.tsx";

const VIEWS = [
  { view: "json", label: "JSON" },
  { view: "table", label: "Table" },
  { view: "graph", label: "Graph" },
] as const;

type View = (typeof VIEWS)[number]["view"];

/** Shows the response of the open tab as GraphiQL does, as a table, or as a graph. */
export function ResponseViews() {
  const [view, setView] = useState<View>("json");
  return (
    <>
      <fieldset className={`graphsvc ${styles.views}`} data-response-view={view}>
        <legend className="visually-hidden">Show the response as</legend>
        {VIEWS.map((each) => (
          <label key={each.view} className={styles.view}>
            <input
              type="radio"
              name="response-view"
              className="visually-hidden"
              checked={view === each.view}
              onChange={() => setView(each.view)}
            />
            {each.label}
          </label>
        ))}
      </fieldset>
      {view !== "json" && <Response view={view} />}
    </>
  );
}

function Response({ view }: { view: "table" | "graph" }) {
  const response = useShownResponse();
  const operationName = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.operationName ?? null);
  const answer = useMemo(() => answerIn(response), [response]);
  return (
    <section className={`graphsvc ${styles.response}`} aria-label={`Response as a ${view}`}>
      {answer ? <Told answer={answer} /> : <NothingAsked view={view} />}
      {answer?.data && <AsView view={view} data={answer.data} name={operationName ?? "response"} />}
    </section>
  );
}

function AsView({ view, data, name }: { view: "table" | "graph"; data: JsonObject; name: string }) {
  return view === "table" ? <TableView data={data} name={name} /> : <GraphView data={data} name={name} />;
}

/** The response of the open tab; while the next is on its way, still the one before. */
function useShownResponse(): string {
  const response = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.response ?? "");
  const isFetching = useGraphiQL((state) => state.isFetching);
  const [last, setLast] = useState(response);
  if (!isFetching && last !== response) setLast(response);
  return isFetching ? last : response;
}

function NothingAsked({ view }: { view: string }) {
  return <Empty title="Nothing was asked yet.">Run the operation, and its answer stands here as a {view}.</Empty>;
}

/** The errors of a response, in words. */
function Told({ answer: { errors, data } }: { answer: Answer }) {
  if (errors.length === 0 && data) return null;
  if (errors.length === 0) return <Empty title="The response holds no data." />;
  return (
    <div role="alert" className={styles.errors}>
      {errors.map(({ message, hint }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: errors have no id, and their list changes as a whole
        <p key={index}>
          <strong>{message}</strong>
          {hint && <span> – {hint}</span>}
        </p>
      ))}
    </div>
  );
}
