import "graphiql/setup-workers/vite";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./Workbench.css";
import { explorerPlugin } from "@graphiql/plugin-explorer";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import type { GraphQLSchema } from "graphql";
import { use, useEffect, useState } from "react";
import { AddressOfTab } from "./AddressOfTab.tsx";
import { asking } from "./asking.ts";
import { CopyLink } from "./CopyLink.tsx";
import { examplesPlugin } from "./Examples.tsx";
import type { Problem } from "./links.ts";
import { Notices } from "./Notices.tsx";
import type { Opening } from "./opening.ts";
import { RunAtOnce } from "./RunAtOnce.tsx";
import { ResponseViews } from "./response/ResponseViews.tsx";
import { publishedSchema } from "./schema.ts";
import { isNarrow } from "./screen.ts";
import { useDark } from "./useDark.ts";
import { useReadableComments } from "./useReadableComments.ts";

/** What can be asked for, to be ticked. Its actions add mutations and subscriptions, of which there are none. */
const FIELDS = { ...explorerPlugin({ title: "Fields", hideActions: true }), title: "Fields" };

const NO_SCHEMA: Problem = {
  title: "The schema could not be loaded.",
  advice: "Operations run without it, but nothing is completed, checked or explained. Reload the page to try again.",
};

/** GraphiQL with what is ours: the saved operations as examples, links to share, and answers as table and graph. */
export default function Workbench({ opening }: { opening: Promise<Opening> }) {
  const { examples, opened, first, problems: found } = use(opening);
  const [problems, setProblems] = useState(found);
  const [plugins] = useState(() => [examplesPlugin(examples), FIELDS, HISTORY_PLUGIN]);
  // A phone has no room for panels beside the editor.
  const [narrow] = useState(isNarrow);
  // Null keeps GraphiQL from asking for one itself.
  const [schema, setSchema] = useState<GraphQLSchema | null>(null);
  const dark = useDark();
  useReadableComments();
  useEffect(() => {
    publishedSchema().then(setSchema, () => setProblems((all) => [...all, NO_SCHEMA]));
  }, []);
  return (
    <>
      <Notices problems={problems} dismiss={(gone) => setProblems((all) => all.filter((each) => each !== gone))} />
      <GraphiQL
        fetcher={asking}
        schema={schema}
        dangerouslyAssumeSchemaIsValid
        defaultQuery={first}
        initialQuery={opened.question?.query}
        initialVariables={opened.question?.variables}
        defaultEditorToolsVisibility={!narrow || Boolean(opened.question?.variables)}
        isHeadersEditorEnabled={false}
        shouldPersistHeaders={false}
        forcedTheme={dark ? "dark" : "light"}
        plugins={plugins}
        visiblePlugin={narrow ? undefined : plugins[0]}
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
        <GraphiQL.Toolbar>
          {({ prettify, merge, copy }) => (
            <>
              {prettify}
              {merge}
              {copy}
              <CopyLink examples={examples} />
            </>
          )}
        </GraphiQL.Toolbar>
        <GraphiQL.Footer>
          <ResponseViews />
        </GraphiQL.Footer>
        <AddressOfTab examples={examples} />
        {opened.runs && <RunAtOnce />}
      </GraphiQL>
    </>
  );
}
