import { Link } from "react-router";
import { browseAddress, documentAddress } from "../../addresses.ts";
import type { ReleaseQuery } from "../../api/operations.generated.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { KindDot } from "../../parts/NodeLink.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { SearchBox } from "../../shell/SearchBox.tsx";
import { KINDS } from "../../words.ts";
import styles from "./Home.module.css";
import { RELEASE } from "./operations.ts";

/** Documents that the start lists; the rest is under Browse. */
const VARIABLES = { documents: 10 };

/** The start: the search box, what the graph holds, and the ways into it. */
export default function Home() {
  const answer = useAnswer(RELEASE, VARIABLES);
  return (
    <>
      <ViewHeader title="What documents say about billing codes">
        <OpenInGraphiql operation={RELEASE} variables={VARIABLES} />
      </ViewHeader>
      <p className={styles.lead}>
        Every answer comes with the words that prove it. Type a code, a modifier, a payer, or plain words.
      </p>
      <SearchBox large />
      <Answered answer={answer} what="what the graph holds">
        {({ release }) => <Held release={release} />}
      </Answered>
    </>
  );
}

type Release = ReleaseQuery["release"];

function Held({ release }: { release: Release }) {
  return (
    <div className={styles.held}>
      {release.assertions === 0 && (
        <Empty title="The documents that were read say nothing about codes.">
          <p>
            Start the service with others: <code>graphsvc serve --documents FOLDER</code>.
          </p>
        </Empty>
      )}
      <section aria-labelledby="kinds">
        <h2 id="kinds">In this graph</h2>
        <ul className={styles.kinds}>
          {release.nodes.map(({ kind, count }) => (
            <li key={kind}>
              <Link to={browseAddress(KINDS[kind].slug)} className={styles.kind}>
                <span className={styles.count}>{count.toLocaleString("en-US")}</span>
                <span>
                  <KindDot kind={kind} />
                  {count === 1 ? KINDS[kind].one : KINDS[kind].many}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        <p className={styles.soft}>
          {release.assertions.toLocaleString("en-US")} assertions rest on {release.evidence.toLocaleString("en-US")}{" "}
          quotes. <Link to="/quality">Data quality</Link>: {release.gaps.toLocaleString("en-US")} gaps and{" "}
          {release.reviewNotes.toLocaleString("en-US")} review notes.
        </p>
      </section>
      <section aria-labelledby="documents">
        <h2 id="documents">Documents</h2>
        <div className={styles.scroll}>
          <table>
            <thead>
              <tr>
                <th scope="col">Document</th>
                <th scope="col">Codes</th>
                <th scope="col">Assertions</th>
                <th scope="col">Gaps</th>
                <th scope="col">Review notes</th>
              </tr>
            </thead>
            <tbody>
              {release.perDocument.nodes.map(({ document, codes, assertions, gaps, reviewNotes }) => (
                <tr key={document.id}>
                  <th scope="row" className={styles.name}>
                    <Link to={documentAddress(document.id)}>{document.name}</Link>
                  </th>
                  <td>{codes}</td>
                  <td>{assertions}</td>
                  <td>{gaps}</td>
                  <td>{reviewNotes}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {release.perDocument.totalCount > VARIABLES.documents && (
          <p>
            <Link to={browseAddress(KINDS.DOCUMENT.slug)}>All {release.perDocument.totalCount} documents</Link>
          </p>
        )}
      </section>
      <p className={styles.soft}>
        Release <code>{release.id}</code>
      </p>
    </div>
  );
}
