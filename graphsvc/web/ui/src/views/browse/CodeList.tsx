import { useSearchParams } from "react-router";
import type { CodeOrder, CodeWhere, ListOfCodesQuery } from "../../api/operations.generated.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { counted } from "../../counted.ts";
import { Answered } from "../../parts/Answered.tsx";
import { NextPage } from "../../parts/NextPage.tsx";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import styles from "./Browse.module.css";
import { Facet } from "./Facet.tsx";
import { CODES } from "./operations.ts";
import { WordFilter } from "./WordFilter.tsx";

/** Codes on a page. */
const PAGE = 50;

/** Values that each facet lists, those of most codes first. */
const VALUES = 12;

const FACETS = ["modifiers", "payers", "sites", "specialties"] as const;

const ORDERS: Readonly<Record<string, { readonly words: string; readonly orderBy: CodeOrder[] }>> = {
  code: { words: "By code", orderBy: [{ code: "ASC" }] },
  modifiers: { words: "Most modifiers first", orderBy: [{ modifiersCount: "DESC" }, { code: "ASC" }] },
  payers: { words: "Most payers first", orderBy: [{ payersCount: "DESC" }, { code: "ASC" }] },
  documents: { words: "Most documents first", orderBy: [{ documentsCount: "DESC" }, { code: "ASC" }] },
};

/** The codes, narrowed by what they take, where and by whom they are performed, and by words. */
export function CodeList() {
  const [params, setParams] = useSearchParams();
  const order = params.get("order") ?? "code";
  const where: CodeWhere = {
    ...Object.fromEntries(
      FACETS.filter((facet) => params.has(facet)).map((facet) => [facet, { any: params.getAll(facet) }]),
    ),
    ...(params.get("text") ? { text: params.get("text") } : {}),
  };
  const variables = {
    where,
    orderBy: ORDERS[order]?.orderBy ?? null,
    first: PAGE,
    after: params.get("after"),
    values: VALUES,
  };
  const answer = useAnswer(CODES, variables);
  return (
    <>
      <ViewHeader title="Codes">
        <OpenInGraphiql operation={CODES} variables={variables} />
      </ViewHeader>
      <div className={styles.controls}>
        <WordFilter label="Filter codes by words" />
        <label className={styles.order}>
          Order{" "}
          <select value={order} onChange={({ target }) => setParams((current) => withOrder(current, target.value))}>
            {Object.entries(ORDERS).map(([name, { words }]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Answered answer={answer} what="codes">
        {({ codes }) => (
          <div className={styles.columns}>
            <aside className={styles.facets} aria-label="Narrow the list">
              {FACETS.map((facet) => (
                <Facet
                  key={facet}
                  name={facet}
                  values={codes.facets[facet]}
                  valueCount={codes.facets[`${facet}Count`]}
                />
              ))}
            </aside>
            <Codes codes={codes} />
          </div>
        )}
      </Answered>
    </>
  );
}

function withOrder(params: URLSearchParams, order: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete("after");
  next.set("order", order);
  return next;
}

function Codes({ codes }: { codes: ListOfCodesQuery["codes"] }) {
  if (codes.totalCount === 0) {
    return (
      <Empty title="No code fits all of this.">
        <p>Take a choice away, or other words.</p>
      </Empty>
    );
  }
  return (
    <div className={styles.list}>
      <p className={styles.count}>{counted(codes.totalCount, "code")}</p>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">Code</th>
              <th scope="col">Modifiers</th>
              <th scope="col">Payers</th>
              <th scope="col">Sites</th>
              <th scope="col">Specialties</th>
              <th scope="col">Documents</th>
            </tr>
          </thead>
          <tbody>
            {codes.nodes.map((code) => (
              <tr key={code.id}>
                <td className={styles.name}>
                  <NodeLink node={code} />
                </td>
                <td>{code.modifiers.nodeCount}</td>
                <td>{code.payers.nodeCount}</td>
                <td>{code.sites.nodeCount}</td>
                <td>{code.specialties.nodeCount}</td>
                <td>{code.documents.totalCount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <NextPage pageInfo={codes.pageInfo} rows="codes" />
    </div>
  );
}
