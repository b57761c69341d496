import type { ReactNode } from "react";
import { Link, Navigate, useParams, useSearchParams } from "react-router";
import { compareAddress, documentAddress, graphAddress, searchAddress } from "../../addresses.ts";
import { AnswerError } from "../../api/errors.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { counted } from "../../counted.ts";
import { Answered } from "../../parts/Answered.tsx";
import { chosen } from "../../parts/chosen.ts";
import { NextPage } from "../../parts/NextPage.tsx";
import { KindDot, labelOf, meaningOf } from "../../parts/NodeLink.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { KINDS, PREDICATES, STATUSES } from "../../words.ts";
import { Filters } from "./Filters.tsx";
import styles from "./NodePage.module.css";
import { type FoundNode, NODE_PAGE } from "./operations.ts";
import { Properties } from "./Properties.tsx";
import { Relations } from "./Relations.tsx";
import { Gaps, ReviewNotes, Similar } from "./Sidelights.tsx";

/** Assertions on a page. */
const PAGE = 100;

/** The page of one node: what documents say of it, with the words that say it, and what they lack; of a document, its text. */
export default function NodePage() {
  const { id = "" } = useParams();
  return id.startsWith("document:") ? <Navigate to={documentAddress(id)} replace /> : <Asked key={id} id={id} />;
}

function Asked({ id }: { id: string }) {
  const [params] = useSearchParams();
  const variables = {
    id,
    where: { status: chosen(params, "status", STATUSES), predicate: chosen(params, "predicate", PREDICATES) },
    first: PAGE,
    after: params.get("after"),
  };
  const answer = useAnswer(NODE_PAGE, variables);
  // What cannot be an id is as unknown as one that no document names.
  if (answer.error instanceof AnswerError && answer.error.code === "NODE_ID_INVALID") return <Unknown id={id} />;
  return (
    <Answered answer={answer} title={id} what={`what is said of ${id}`}>
      {({ node }) =>
        node ? (
          <Found node={node}>
            <OpenInGraphiql operation={NODE_PAGE} variables={variables} />
          </Found>
        ) : (
          <Unknown id={id} />
        )
      }
    </Answered>
  );
}

function Found({ node, children }: { node: FoundNode; children: ReactNode }) {
  const [params] = useSearchParams();
  const isNarrowed = params.has("status") || params.has("predicate") || params.has("after");
  const title = [labelOf(node), meaningOf(node)].filter(Boolean).join(" ");
  return (
    <>
      <ViewHeader
        title={title}
        above={
          <>
            <KindDot kind={node.kind} />
            {KINDS[node.kind].one} <code>{node.id}</code>
          </>
        }
      >
        <Link className="button" to={graphAddress([node.id])}>
          Graph
        </Link>
        <Link className="button" to={compareAddress([node.id])}>
          Compare
        </Link>
        {children}
      </ViewHeader>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Properties node={node} />
          {(node.assertions.totalCount > 0 || isNarrowed) && <Filters facets={node.assertions.facets} />}
          {node.assertions.totalCount === 0 ? (
            <Empty title={isNarrowed ? "Nothing that is said fits the choice." : "No document says anything of it."} />
          ) : (
            <>
              <PageOfAll shown={node.assertions.nodes.length} total={node.assertions.totalCount} />
              <Relations node={node} />
            </>
          )}
          <NextPage pageInfo={node.assertions.pageInfo} rows="assertions" />
        </div>
        <div className={styles.side}>
          <Documents documents={node.assertions.facets.document} count={node.assertions.facets.documentCount} />
          <Similar node={node} />
          <Gaps gaps={node.gaps} />
          <ReviewNotes notes={node.reviewNotes} />
        </div>
      </div>
    </>
  );
}

function PageOfAll({ shown, total }: { shown: number; total: number }) {
  if (shown === total) return null;
  return (
    <p className={styles.soft}>
      {shown} of {total.toLocaleString("en-US")} assertions are on this page.
    </p>
  );
}

function Documents({
  documents,
  count: documentCount,
}: {
  documents: FoundNode["assertions"]["facets"]["document"];
  /** Documents there are, beyond those listed too. */
  count: number;
}) {
  if (documents.length === 0) return null;
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">Documents</h2>
      <ul className={styles.plain}>
        {documents.map(({ node: { id, name }, count }) => (
          <li key={id}>
            <Link to={documentAddress(id)}>{name}</Link>{" "}
            <span className={styles.soft}>{counted(count, "assertion")}</span>
          </li>
        ))}
      </ul>
      {documentCount > documents.length && <p className={styles.soft}>and {documentCount - documents.length} more</p>}
    </section>
  );
}

function Unknown({ id }: { id: string }) {
  const words = id.slice(id.indexOf(":") + 1).replaceAll("-", " ");
  return (
    <>
      <ViewHeader title="Not in this graph" />
      <Empty title={`No node has the id “${id}”.`}>
        <p>
          No document that was read names it, or the id is mistyped.{" "}
          <Link to={searchAddress(words)}>Search for “{words}”</Link>
        </p>
      </Empty>
    </>
  );
}
