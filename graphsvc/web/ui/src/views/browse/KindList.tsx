import { useSearchParams } from "react-router";
import type { NodeKind } from "../../api/operations.generated.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { counted } from "../../counted.ts";
import { Answered } from "../../parts/Answered.tsx";
import { NextPage } from "../../parts/NextPage.tsx";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { KINDS } from "../../words.ts";
import styles from "./Browse.module.css";
import { LISTS, type NodeList } from "./operations.ts";
import { WordFilter } from "./WordFilter.tsx";

/** Nodes on a page. */
const PAGE = 50;

/** The nodes of a kind that codes are joined with, those with most codes first. */
export function KindList({ kind }: { kind: Exclude<NodeKind, "CODE" | "DOCUMENT"> }) {
  const [params] = useSearchParams();
  const variables = { text: params.get("text"), first: PAGE, after: params.get("after") };
  const operation = LISTS[kind];
  const answer = useAnswer(operation, variables);
  const { one, many } = KINDS[kind];
  return (
    <>
      <ViewHeader title={many}>
        <OpenInGraphiql operation={operation} variables={variables} />
      </ViewHeader>
      <WordFilter label={`Filter ${many.toLowerCase()}`} />
      <Answered answer={answer} what={many.toLowerCase()}>
        {(lists) =>
          Object.values(lists).map((list) => (
            <Nodes key={kind} list={list} one={one.toLowerCase()} many={many.toLowerCase()} />
          ))
        }
      </Answered>
    </>
  );
}

function Nodes({ list, one, many }: { list: NodeList; one: string; many: string }) {
  if (list.totalCount === 0) {
    return (
      <Empty title={`No ${many} here.`}>
        <p>No document names any, or the filter fits none.</p>
      </Empty>
    );
  }
  const hasStandardCodes = list.nodes.some(({ standardCodes }) => standardCodes);
  return (
    <>
      <p className={styles.count}>{counted(list.totalCount, one, many)}</p>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              {hasStandardCodes && <th scope="col">Standard codes</th>}
              <th scope="col">Id</th>
              <th scope="col">Codes</th>
            </tr>
          </thead>
          <tbody>
            {list.nodes.map((node) => (
              <tr key={node.id}>
                <td className={styles.name} dir="auto">
                  <NodeLink node={node} />
                </td>
                {hasStandardCodes && <td>{node.standardCodes?.join(", ")}</td>}
                <td>
                  <code>{node.id}</code>
                </td>
                <td>{node.codes.nodeCount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <NextPage pageInfo={list.pageInfo} rows={many} />
    </>
  );
}
