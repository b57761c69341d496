import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { compareAddress, graphAddress } from "../../addresses.ts";
import type { CellOfAMatrixQuery } from "../../api/operations.generated.ts";
import { useAnswer } from "../../api/useAnswer.ts";
import { Answered } from "../../parts/Answered.tsx";
import { NodeLink } from "../../parts/NodeLink.tsx";
import { OpenInGraphiql } from "../../parts/OpenInGraphiql.tsx";
import { ProofWords } from "../../parts/Proof.tsx";
import { Empty } from "../../parts/states.tsx";
import type { MatrixVariables } from "./asked.ts";
import styles from "./Meeting.module.css";
import { CELL, CODES } from "./operations.ts";

/** Codes that are compared at once. */
const COMPARED = 10;

/** What is behind a number: the codes in which two nodes meet, and the words that prove it. */
export function Meeting({
  variables,
  row,
  column,
  close,
}: {
  variables: MatrixVariables;
  row: string;
  column: string;
  close: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { rows, columns, where, status, predicates } = variables;
  const asked = { rows, columns, row, column, where, status, predicates };
  const answer = useAnswer(CELL, asked);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closing gives the focus back to the cell that was opened.
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label="Where they meet"
      onClose={() => !dialog.current?.open && close()}
    >
      <div className={styles.bar}>
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
        <OpenInGraphiql operation={CELL} variables={asked} />
      </div>
      <Answered answer={answer} what="where they meet">
        {({ matrix }) =>
          matrix.cell ? (
            <Met cell={matrix.cell} />
          ) : (
            <Empty title="These two do not meet.">
              <p>
                No code that is counted here has both <code>{row}</code> and <code>{column}</code>.
              </p>
            </Empty>
          )
        }
      </Answered>
    </dialog>
  );
}

type CellOfTwo = NonNullable<CellOfAMatrixQuery["matrix"]["cell"]>;

function Met({ cell: { row, column, count, codeIds, assertionIds, assertionCount } }: { cell: CellOfTwo }) {
  const codes = useAnswer(CODES, { ids: codeIds });
  return (
    <>
      <h2 className={styles.pair}>
        <NodeLink node={row.node} />
        <span className={styles.meets}>meets</span>
        <NodeLink node={column.node} />
      </h2>
      <section aria-label="Codes">
        <h3>
          {count === 1 ? "In 1 code" : `In ${count.toLocaleString("en-US")} codes`}
          {count > codeIds.length && `, of which ${codeIds.length} are listed`}
        </h3>
        <Answered answer={codes} what="the codes">
          {({ nodes }) => (
            <ul className={styles.codes}>
              {nodes.map(
                (node) =>
                  node && (
                    <li key={node.id}>
                      <NodeLink node={node} />
                    </li>
                  ),
              )}
            </ul>
          )}
        </Answered>
        <p className={styles.ways}>
          {codeIds.length > 1 && (
            <Link className="button" to={compareAddress(codeIds.slice(0, COMPARED))}>
              Compare {count > COMPARED ? `the first ${COMPARED}` : "these codes"}
            </Link>
          )}
          <Link className="button" to={graphAddress([row.node.id, column.node.id])}>
            See them in the graph
          </Link>
        </p>
      </section>
      <section aria-label="Words that prove it">
        <h3>
          {assertionCount === 1
            ? "1 assertion, with the words that prove it"
            : `${assertionCount.toLocaleString("en-US")} assertions, with the words that prove them`}
        </h3>
        <ProofWords assertionIds={assertionIds} withStatements />
      </section>
    </>
  );
}
