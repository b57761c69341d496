import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";
import { graphAddress } from "../../addresses.ts";
import type { AssertionStatus } from "../../api/operations.generated.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { type LinkedNode, labelOf } from "../../parts/NodeLink.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { AtAGlance } from "./AtAGlance.tsx";
import { Choice } from "./Choice.tsx";
import styles from "./Compare.module.css";
import { ComparisonTable } from "./ComparisonTable.tsx";
import { literalRows, relationGroups } from "./comparison.ts";
import { COMPARE, type Compared } from "./operations.ts";

/** What is ruled out is shown too: that a code does not take a modifier is a difference, and not the same as silence. */
const EVERY_STATUS: AssertionStatus[] = ["AFFIRMED", "CONDITIONAL", "NEGATED"];

/** Names that a heading has room for. */
const NAMED = 3;

/** Two or more nodes of one kind side by side. */
export function SideBySide({
  compared,
  choose,
  children,
}: {
  compared: readonly LinkedNode[];
  choose: (ids: readonly string[]) => void;
  children: ReactNode;
}) {
  const variables = { ids: compared.map(({ id }) => id), status: EVERY_STATUS };
  const answer = useAnswer(COMPARE, variables);
  return (
    <>
      <ViewHeader title={titleOf(compared)}>
        <Link className="button" to={graphAddress(variables.ids)}>
          See them in the graph
        </Link>
        <OpenInGraphiql operation={COMPARE} variables={variables} />
      </ViewHeader>
      {children}
      <Choice chosen={compared} choose={choose} />
      <Answered answer={answer} what="the comparison">
        {({ compare }) => <Comparison compared={compare} />}
      </Answered>
    </>
  );
}

function Comparison({ compared }: { compared: Compared }) {
  const [params, setParams] = useSearchParams();
  const onlyDifferences = params.get("only") === "differences";
  const groups = relationGroups(compared);
  const literals = literalRows(compared);
  if (groups.length + literals.length === 0) {
    return (
      <Empty title="The documents say nothing of these, but that they exist.">
        <p>Add another one, or look at their pages.</p>
      </Empty>
    );
  }
  return (
    <>
      <AtAGlance nodes={compared.nodes} groups={groups} />
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={onlyDifferences}
          onChange={({ target }) =>
            setParams(
              (current) => {
                const next = new URLSearchParams(current);
                if (target.checked) next.set("only", "differences");
                else next.delete("only");
                return next;
              },
              { preventScrollReset: true, replace: true },
            )
          }
        />
        Only differences
      </label>
      <ComparisonTable nodes={compared.nodes} groups={groups} literals={literals} onlyDifferences={onlyDifferences} />
    </>
  );
}

function titleOf(nodes: readonly LinkedNode[]): string {
  const labels = nodes.slice(0, NAMED).map(labelOf);
  const rest = nodes.length - labels.length;
  if (rest > 0) return `${labels.join(", ")} and ${rest} more, compared`;
  return `${labels.slice(0, -1).join(", ")} and ${labels.at(-1)}, compared`;
}
