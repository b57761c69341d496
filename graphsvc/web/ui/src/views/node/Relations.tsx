import type { Predicate } from "../../api/operations.generated.ts";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { Proof } from "../../parts/Proof.tsx";
import { Qualifiers } from "../../parts/Qualifiers.tsx";
import { StatusMark } from "../../parts/StatusMark.tsx";
import { PREDICATES } from "../../words.ts";
import styles from "./NodePage.module.css";
import type { FoundNode, NodeAssertion } from "./operations.ts";

/** What is said of a node, by relation: seen from it, then what is said of others and names it. */
export function Relations({ node }: { node: FoundNode }) {
  // A relation that goes on on another page is not counted here.
  const isWhole = node.assertions.nodes.length === node.assertions.totalCount;
  return grouped(node).map(({ predicate, isFrom, assertions }) => {
    const heading = PREDICATES[predicate][isFrom ? "from" : "to"];
    return (
      <section key={`${predicate} ${isFrom}`} className={styles.relation} aria-label={heading}>
        <h2>
          {heading} {isWhole && <span className={styles.soft}>{assertions.length}</span>}
        </h2>
        <ul className={styles.assertions}>
          {assertions.map((assertion) => (
            <li key={assertion.id} className={styles.assertion}>
              <div className={styles.said}>
                <span className={styles.other}>
                  <OtherEnd assertion={assertion} isFrom={isFrom} />
                </span>
                <StatusMark status={assertion.status} />
              </div>
              <Qualifiers evidence={assertion.evidence} />
              <Proof assertionIds={[assertion.id]} label={proofLabel(assertion)} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function OtherEnd({ assertion, isFrom }: { assertion: NodeAssertion; isFrom: boolean }) {
  if (!isFrom) return <NodeLink node={assertion.subject} />;
  if (assertion.object) return <NodeLink node={assertion.object} />;
  return <span dir="auto">{assertion.value}</span>;
}

function proofLabel({ evidence }: NodeAssertion): string {
  const documents = new Set(evidence.map(({ document }) => document.id)).size;
  const words = evidence.length === 1 ? "Words that prove it" : `Words that prove it (${evidence.length})`;
  return documents > 1 ? `${words}, in ${documents} documents` : words;
}

/** Predicates in the order in which the page shows them. */
const ORDER = Object.keys(PREDICATES);

interface Group {
  readonly predicate: Predicate;
  readonly isFrom: boolean;
  readonly assertions: readonly NodeAssertion[];
}

/** The assertions by predicate and end: seen from the node first, relations before properties. */
function grouped(node: FoundNode): readonly Group[] {
  const groups = new Map<string, { predicate: Predicate; isFrom: boolean; assertions: NodeAssertion[] }>();
  for (const assertion of node.assertions.nodes) {
    const isFrom = assertion.subject.id === node.id || node.kind === "DOCUMENT";
    const key = `${isFrom} ${assertion.predicate}`;
    const group = groups.get(key) ?? { predicate: assertion.predicate, isFrom, assertions: [] };
    group.assertions.push(assertion);
    groups.set(key, group);
  }
  return [...groups.values()].sort(
    (one, other) =>
      Number(other.isFrom) - Number(one.isFrom) || ORDER.indexOf(one.predicate) - ORDER.indexOf(other.predicate),
  );
}
