import { pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useRef } from "react";

/** Runs what a link opened, once, as soon as the editors are there. */
export function RunAtOnce() {
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick("queryEditor", "variableEditor", "responseEditor"),
  );
  const { run } = useGraphiQLActions();
  const ran = useRef(false);
  useEffect(() => {
    if (!queryEditor || !variableEditor || !responseEditor || ran.current) return;
    ran.current = true;
    void run();
  }, [queryEditor, variableEditor, responseEditor, run]);
  return null;
}
