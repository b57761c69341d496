import { NavLink, useParams } from "react-router";
import { browseAddress } from "../../addresses.ts";
import type { NodeKind } from "../../api/operations.generated.ts";
import { KindDot } from "../../parts/NodeLink.tsx";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { KIND_NAMES, KINDS } from "../../words.ts";
import styles from "./Browse.module.css";
import { CodeList } from "./CodeList.tsx";
import { DocumentList } from "./DocumentList.tsx";
import { KindList } from "./KindList.tsx";

/** All nodes of a kind, a page at a time. */
export default function Browse() {
  const { slug } = useParams();
  const kind = KIND_NAMES.find((name) => KINDS[name].slug === slug);
  return (
    <>
      <nav className={styles.kinds} aria-label="Kinds">
        {KIND_NAMES.map((name) => (
          <NavLink key={name} to={browseAddress(KINDS[name].slug)} className={styles.kind}>
            <KindDot kind={name} />
            {KINDS[name].many}
          </NavLink>
        ))}
      </nav>
      {kind ? <Listed key={kind} kind={kind} /> : <NoSuchKind slug={slug ?? ""} />}
    </>
  );
}

function Listed({ kind }: { kind: NodeKind }) {
  if (kind === "CODE") return <CodeList />;
  if (kind === "DOCUMENT") return <DocumentList />;
  return <KindList kind={kind} />;
}

function NoSuchKind({ slug }: { slug: string }) {
  return (
    <>
      <ViewHeader title="Browse" />
      <Empty title={`There is no kind “${slug}”.`}>
        <p>Choose one of the kinds above.</p>
      </Empty>
    </>
  );
}
