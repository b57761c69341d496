import { Link } from "react-router";
import { browseAddress, qualityAddress } from "../../addresses.ts";
import { counted } from "../../counted.ts";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { KINDS } from "../../words.ts";
import styles from "./About.module.css";
import type { Sheet } from "./operations.ts";

/** What a document is: how long, how it was decoded, which codes it speaks of, and how much was found in it. */
export function About({ document }: { document: Sheet }) {
  const { assertions, gaps, reviewNotes, codes } = document;
  return (
    <div className={styles.about}>
      <ul className={styles.counts}>
        <li>{counted(assertions.totalCount, "assertion")}</li>
        <li>
          <Counted count={gaps.totalCount} one="gap" to={qualityAddress("gaps", document.id)} />
        </li>
        <li>
          <Counted count={reviewNotes.totalCount} one="review note" to={qualityAddress("notes", document.id)} />
        </li>
        <li>{counted(document.length, "character")}</li>
        {document.encoding && <li>decoded as {document.encoding.toUpperCase()}</li>}
      </ul>
      {codes.totalCount > 0 && (
        <div className={styles.codes}>
          <span className={styles.soft}>Speaks of</span>
          <ul className={styles.list}>
            {codes.nodes.map((code) => (
              <li key={code.id}>
                <NodeLink node={code} />
              </li>
            ))}
            {codes.totalCount > codes.nodes.length && (
              <li>
                and {(codes.totalCount - codes.nodes.length).toLocaleString("en-US")} more{" "}
                <Link to={browseAddress(KINDS.CODE.slug)}>codes</Link>
              </li>
            )}
          </ul>
        </div>
      )}
      <p className={styles.hash}>
        SHA-256 of the file <code>{document.sha256}</code>
      </p>
    </div>
  );
}

function Counted({ count, one, to }: { count: number; one: string; to: string }) {
  return count === 0 ? counted(count, one) : <Link to={to}>{counted(count, one)}</Link>;
}
