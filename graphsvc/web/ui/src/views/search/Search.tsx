import { Link, useSearchParams } from "react-router";
import { documentAddress } from "../../addresses.ts";
import type { SearchTheGraphQuery, WhatTermsMeanQuery } from "../../api/operations.generated.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { Choices } from "../../parts/Choices.tsx";
import { chosen } from "../../parts/chosen.ts";
import { NextPage } from "../../parts/NextPage.tsx";
import { type LinkedNode, NodeLink } from "../../parts/NodeLink.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { KINDS } from "../../words.ts";
import { Highlighted } from "./Highlighted.tsx";
import { MEANING, SEARCH } from "./operations.ts";
import styles from "./Search.module.css";

/** Nodes on a page. */
const PAGE = 20;

/** What is meant by the words of the URL, and what holds them. */
export default function Search() {
  const [params] = useSearchParams();
  const text = params.get("q")?.trim() ?? "";
  const variables = { text, kinds: chosen(params, "kind", KINDS), first: PAGE, after: params.get("after") };
  const found = useAnswer(SEARCH, variables, { enabled: text !== "" });
  const meant = useAnswer(MEANING, { terms: [text] }, { enabled: text !== "" });
  if (text === "") {
    return (
      <>
        <ViewHeader title="Search" />
        <Empty title="Type what you are after.">
          <p>Codes with or without a suffix (77620-26), modifiers, abbreviations (ASC, BCBS), or plain words.</p>
        </Empty>
      </>
    );
  }
  return (
    <>
      <ViewHeader title={`Search: ${text}`}>
        <OpenInGraphiql operation={SEARCH} variables={variables} />
      </ViewHeader>
      {/* What other words stood for is not told of these. */}
      {!meant.isPlaceholderData && (
        <Meant candidates={meant.data?.resolve.flatMap(({ candidates }) => candidates) ?? []} />
      )}
      <Answered answer={found} what="what holds these words">
        {({ search }) => <Found search={search} text={text} />}
      </Answered>
    </>
  );
}

type Candidate = WhatTermsMeanQuery["resolve"][number]["candidates"][number];

function Meant({ candidates }: { candidates: readonly Candidate[] }) {
  const nodes: readonly LinkedNode[] = candidates.flatMap((candidate) => candidate.nodes);
  const unnamed = candidates.flatMap(({ ids }) => ids).filter((id) => !nodes.some((node) => node.id === id));
  if (candidates.length === 0) return null;
  return (
    <section className={styles.meant} aria-label="What it stands for">
      {nodes.length > 0 && <span className={styles.soft}>{candidates.length === 1 ? "This is" : "This may be"}</span>}
      {nodes.map((node) => (
        <NodeLink key={node.id} node={node} />
      ))}
      {unnamed.length > 0 && (
        <span>
          <code>{unnamed.join(", ")}</code> is known, but no document that was read names it.
        </span>
      )}
    </section>
  );
}

type Found = SearchTheGraphQuery["search"];

function Found({ search, text }: { search: Found; text: string }) {
  return (
    <>
      <Choices name="kind" legend="Kind" known={KINDS} words={({ many }) => many} counted={search.facets.kinds} />
      {search.totalCount === 0 ? (
        <Empty title={`Nothing holds “${text}”.`}>
          <p>
            Fewer or other words may find more; a beginning of a word is enough. <Link to="/browse/codes">Browse</Link>{" "}
            lists everything.
          </p>
        </Empty>
      ) : (
        <>
          <p className={styles.soft}>
            {search.totalCount.toLocaleString("en-US")} {search.totalCount === 1 ? "node" : "nodes"} found
          </p>
          <ol className={styles.results}>
            {search.edges.map(({ node, highlights }) => (
              <li key={node.id} className={styles.result}>
                <p className={styles.name}>
                  <NodeLink node={node} /> <span className={styles.soft}>{KINDS[node.kind].one}</span>
                </p>
                {highlights.map((highlight) => (
                  <p key={`${highlight.field} ${highlight.text}`} className={styles.words}>
                    <Highlighted text={highlight.text} ranges={highlight.ranges} />
                    {highlight.evidence && (
                      <>
                        {" "}
                        <Link to={documentAddress(highlight.evidence.document.id, highlight.evidence)}>
                          {highlight.evidence.document.name}
                        </Link>
                      </>
                    )}
                  </p>
                ))}
              </li>
            ))}
          </ol>
          <NextPage pageInfo={search.pageInfo} rows="results" />
        </>
      )}
    </>
  );
}
