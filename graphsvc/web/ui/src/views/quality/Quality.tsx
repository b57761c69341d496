import { Link, useSearchParams } from "react-router";
import { qualityAddress } from "../../addresses.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { DocumentFilter } from "./DocumentFilter.tsx";
import { documentsIn } from "./narrowing.ts";
import { TOTALS } from "./operations.ts";
import styles from "./Quality.module.css";
import { TABS } from "./tabs.ts";

/** What is lacking, contradicted, suspicious or said once only, each with its words, one list at a time. */
export default function Quality() {
  const [params] = useSearchParams();
  const documents = documentsIn(params);
  const totals = useAnswer(TOTALS, { documents });
  const tab = TABS.find(({ name }) => name === params.get("tab")) ?? TABS[0];
  const found = totals.data?.documents;
  const isUnknown = documents !== null && found?.totalCount === 0 && !totals.isPlaceholderData;
  return (
    <>
      <ViewHeader title="Data quality" />
      <DocumentFilter name={documents && (found?.nodes[0]?.name ?? documents[0])} />
      <nav className={styles.tabs} aria-label="Lists">
        {TABS.map(({ name, label, total }) => (
          <Link
            key={name}
            to={qualityAddress(name, documents?.[0])}
            className={styles.tab}
            aria-current={name === tab.name ? "page" : undefined}
          >
            {label} <span className={styles.total}>{totals.data && total(totals.data).toLocaleString("en-US")}</span>
          </Link>
        ))}
      </nav>
      {isUnknown ? (
        <Empty title={`No document here is called ${documents[0]}`}>
          <p>
            Type a part of its name above, or see <Link to={qualityAddress(tab.name)}>all documents</Link>.
          </p>
        </Empty>
      ) : (
        <>
          <p className={styles.about}>{tab.about}</p>
          <tab.List key={tab.name} />
        </>
      )}
    </>
  );
}
