import { Link, useSearchParams } from "react-router";
import styles from "./NextPage.module.css";

/** Links to the next page of a list and back to its beginning; the page stands in the URL, as the cursor it begins after. */
export function NextPage({
  pageInfo,
  rows,
}: {
  pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** What the rows are, as in "More codes". */
  rows: string;
}) {
  const [params] = useSearchParams();
  const isFirst = !params.has("after");
  if (isFirst && !pageInfo.hasNextPage) return null;
  return (
    <nav className={styles.pages} aria-label={`Pages of ${rows}`}>
      {!isFirst && <FirstPage rows={rows} />}
      {pageInfo.hasNextPage && pageInfo.endCursor !== null && (
        <Link className="button" to={`?${withValue(params, "after", pageInfo.endCursor)}`}>
          More {rows}
        </Link>
      )}
    </nav>
  );
}

/** A link back to the beginning of a list. */
export function FirstPage({ rows = "rows" }: { rows?: string }) {
  const [params] = useSearchParams();
  return (
    <Link className="button" to={`?${without(params, "after")}`}>
      Back to the first {rows}
    </Link>
  );
}

function without(params: URLSearchParams, name: string): URLSearchParams {
  const changed = new URLSearchParams(params);
  changed.delete(name);
  return changed;
}

function withValue(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const changed = new URLSearchParams(params);
  changed.set(name, value);
  return changed;
}
