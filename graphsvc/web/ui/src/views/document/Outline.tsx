import { useState } from "react";
import { Link } from "react-router";
import { placeQuery } from "../../addresses.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import styles from "./Outline.module.css";
import { SHEET, type Sheet } from "./operations.ts";

/** Where there is room for the outline beside the text. */
const WIDE = "(min-width: 64rem)";

/** The sections of a document, each leading to its place. */
export function Outline({ document }: { document: Sheet }) {
  const [isOpen] = useState(() => matchMedia(WIDE).matches);
  const { outline } = document;
  if (outline.totalCount === 0) return <div />;
  return (
    <details className={styles.outline} open={isOpen}>
      <summary>
        Sections <span className={styles.soft}>{outline.totalCount.toLocaleString("en-US")}</span>
      </summary>
      <nav aria-label="Sections">
        <ol className={styles.list}>
          <Sections id={document.id} outline={outline} />
        </ol>
      </nav>
    </details>
  );
}

function Sections({ id, outline }: { id: string; outline: Sheet["outline"] }) {
  return (
    <>
      {outline.nodes.map(({ title, start }) => (
        <li key={start}>
          <Link to={placeQuery(start)} preventScrollReset dir="auto">
            {title}
          </Link>
        </li>
      ))}
      {outline.pageInfo.hasNextPage && <MoreSections id={id} after={outline.pageInfo.endCursor} />}
    </>
  );
}

function MoreSections({ id, after }: { id: string; after: string | null }) {
  const [isAsked, setAsked] = useState(false);
  const { data } = useAnswer(SHEET, { name: id, after }, { enabled: isAsked });
  if (data?.document) return <Sections id={id} outline={data.document.outline} />;
  return (
    <li>
      <button type="button" disabled={isAsked} onClick={() => setAsked(true)}>
        More sections
      </button>
    </li>
  );
}
