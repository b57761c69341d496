import { Link, useNavigate } from "react-router";
import { graphAddress } from "../../addresses.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { labelOf, meaningOf } from "../../parts/NodeLink.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { Empty } from "../../parts/states.tsx";
import { ViewHeader } from "../../parts/ViewHeader.tsx";
import { SearchBox } from "../../shell/SearchBox.tsx";
import styles from "./Graph.module.css";
import { CENTRAL } from "./operations.ts";

const VARIABLES = { first: 12 };

/** Where nothing is drawn yet: a search for what the picture shall be about, and codes that much hangs on. */
export function Begin() {
  const navigate = useNavigate();
  const answer = useAnswer(CENTRAL, VARIABLES);
  return (
    <>
      <ViewHeader title="Graph">
        <OpenInGraphiql operation={CENTRAL} variables={VARIABLES} />
      </ViewHeader>
      <p className={styles.lead}>
        Draws what documents say around a code, a modifier, a payer, a site or a document. Choose where to begin; from
        there the picture grows as you open its nodes.
      </p>
      <SearchBox
        large
        pick={{ label: "Draw what is around …", verb: "Draw", choose: ({ id }) => void navigate(graphAddress([id])) }}
      />
      <Answered answer={answer} what="codes to begin with">
        {({ centrality: { ranking } }) =>
          ranking.nodes.length === 0 ? (
            <Empty title="No code shares anything with another one.">
              <p>Search for a node above, or look through the lists under Browse.</p>
            </Empty>
          ) : (
            <section aria-labelledby="central" className={styles.beginnings}>
              <h2 id="central">Codes that share most with others</h2>
              <ul className={styles.central}>
                {ranking.nodes.map(({ node }) => (
                  <li key={node.id}>
                    <Link to={graphAddress([node.id])} className={styles.begin} dir="auto">
                      <strong>{labelOf(node)}</strong> {meaningOf(node)}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )
        }
      </Answered>
    </>
  );
}
