import { Link, useSearchParams } from "react-router";
import { documentAddress } from "../../addresses.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { counted } from "../../counted.ts";
import { Answered } from "../../parts/Answered.tsx";
import { NextPage } from "../../parts/NextPage.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import styles from "./Browse.module.css";
import { DOCUMENTS } from "./operations.ts";
import { WordFilter } from "./WordFilter.tsx";

/** Documents on a page. */
const PAGE = 50;

/** The documents that were read. */
export function DocumentList() {
  const [params] = useSearchParams();
  const variables = { text: params.get("text"), first: PAGE, after: params.get("after") };
  const answer = useAnswer(DOCUMENTS, variables);
  return (
    <>
      <ViewHeader title="Documents">
        <OpenInGraphiql operation={DOCUMENTS} variables={variables} />
      </ViewHeader>
      <WordFilter label="Filter documents" />
      <Answered answer={answer} what="documents">
        {({ documents }) =>
          documents.totalCount === 0 ? (
            <Empty title="No documents here.">
              <p>None was read, or the filter fits none.</p>
            </Empty>
          ) : (
            <>
              <p className={styles.count}>{counted(documents.totalCount, "document")}</p>
              <div className={styles.scroll}>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">Document</th>
                      <th scope="col">Characters</th>
                      <th scope="col">Codes</th>
                      <th scope="col">Assertions</th>
                      <th scope="col">Gaps</th>
                    </tr>
                  </thead>
                  <tbody>
                    {documents.nodes.map((document) => (
                      <tr key={document.id}>
                        <td className={styles.name} dir="auto">
                          <Link to={documentAddress(document.id)}>{document.name}</Link>
                        </td>
                        <td>{document.length.toLocaleString("en-US")}</td>
                        <td>{document.codes.totalCount}</td>
                        <td>{document.assertions.totalCount}</td>
                        <td>{document.gaps.totalCount}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <NextPage pageInfo={documents.pageInfo} rows="documents" />
            </>
          )
        }
      </Answered>
    </>
  );
}
