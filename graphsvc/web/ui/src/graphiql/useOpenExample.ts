import { pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import type { Example } from "./examples.ts";
import { isNarrow } from "./screen.ts";

/** Returns what opens an example: in the open tab if nobody typed anything there, or else in a new one. */
export function useOpenExample(examples: readonly Example[]): (example: Example, then?: "run") => void {
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick("queryEditor", "variableEditor", "responseEditor"),
  );
  const actions = useGraphiQLActions();

  function isUntouched(): boolean {
    const query = queryEditor?.getValue() ?? "";
    const isOurs = query.trim() === "" || examples.some(({ body }) => body === query);
    return isOurs && (variableEditor?.getValue() ?? "").trim() === "";
  }

  return (example, then) => {
    actions.stop();
    if (!isUntouched()) actions.addTab();
    queryEditor?.setValue(example.body);
    variableEditor?.setValue("");
    responseEditor?.setValue("");
    actions.updateActiveTabValues({ query: example.body, variables: "", response: "" });
    // Else the name of the operation that was there before is sent with the next.
    actions.setOperationName(example.name);
    if (isNarrow()) actions.setVisiblePlugin(null);
    if (then === "run") void actions.run();
  };
}
