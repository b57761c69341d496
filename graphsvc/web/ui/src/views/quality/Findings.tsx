import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { qualityAddress } from "../../addresses.ts";
import type { Operation } from "../../api/ask.ts";
import { NextPage } from "../../parts/NextPage.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { Empty } from "../../parts/states.tsx";
import styles from "./Findings.module.css";

/** A page of findings, what they can be narrowed by, and what their lack means. */
export function Findings<Data, Variables>({
  operation,
  variables,
  found,
  rows,
  choices,
  none,
  children,
}: {
  operation: Operation<Data, Variables>;
  variables: Variables;
  found: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
  /** What one row is, and several are, as in "12 gaps". */
  rows: { readonly one: string; readonly many: string };
  choices: ReactNode;
  /** What it means that there is none at all, as a title. */
  none: string;
  children: ReactNode;
}) {
  const [params] = useSearchParams();
  const tab = params.get("tab") ?? "gaps";
  const isNarrowed = [...params.keys()].some((name) => name !== "tab" && name !== "after");
  return (
    <>
      <div className={styles.choices}>{choices}</div>
      <div className={styles.top}>
        <p className={styles.count} role="status">
          {found.totalCount.toLocaleString("en-US")} {found.totalCount === 1 ? rows.one : rows.many}
        </p>
        <OpenInGraphiql operation={operation} variables={variables} />
      </div>
      {found.totalCount === 0 && !isNarrowed && <Empty title={none} />}
      {found.totalCount === 0 && isNarrowed && (
        <Empty title="Nothing here fits what is chosen.">
          <p>
            Choose less, or see <Link to={qualityAddress(tab)}>all {rows.many}</Link>.
          </p>
        </Empty>
      )}
      <ul className={styles.list} aria-label={`Found ${rows.many}`}>
        {children}
      </ul>
      <NextPage pageInfo={found.pageInfo} rows={rows.many} />
    </>
  );
}

/** One finding: what is found, about which nodes, and the words. */
export function Finding({ children }: { children: ReactNode }) {
  return <li className={styles.finding}>{children}</li>;
}
