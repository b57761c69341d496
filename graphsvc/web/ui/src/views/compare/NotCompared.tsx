import { Link } from "react-router";
import { compareAddress } from "../../addresses.ts";
import { type LinkedNode, NodeLink } from "../../parts/NodeLink.tsx";
import { KINDS } from "../../words.ts";
import styles from "./Compare.module.css";
import { type Chosen, MOST } from "./chosen.ts";

/** Tells which of the ids of an address are not compared, and why, with a way to leave them out. */
export function NotCompared({ chosen, leaveOut }: { chosen: Chosen; leaveOut: () => void }) {
  const { compared, unknown, unlike, beyond } = chosen;
  if (unknown.length + unlike.length + beyond.length === 0) return null;
  const many = compared[0] ? KINDS[compared[0].kind].many.toLowerCase() : "nodes";
  return (
    <div className={styles.notice} role="status">
      {unknown.length > 0 && (
        <p>
          Nothing in these documents goes by <Listed texts={unknown} />. Check how it is written, or search for it.
        </p>
      )}
      {unlike.length > 0 && (
        <>
          <p>Only nodes of one kind are compared, and no documents. Left aside beside the {many}:</p>
          <ul>
            {unlike.map((node) => (
              <li key={node.id}>
                <NodeLink node={node} />
              </li>
            ))}
          </ul>
          <OtherKind nodes={unlike} />
        </>
      )}
      {beyond.length > 0 && (
        <p>
          At most {MOST} {many} stand side by side. The first {MOST} do; <Listed texts={beyond.map(({ id }) => id)} />{" "}
          {beyond.length === 1 ? "is" : "are"} left aside.
        </p>
      )}
      <button type="button" onClick={leaveOut}>
        Leave {unknown.length + unlike.length + beyond.length === 1 ? "it" : "them"} out
      </button>
    </div>
  );
}

function Listed({ texts }: { texts: readonly string[] }) {
  return texts.map((text, index) => (
    <span key={text}>
      {index > 0 && ", "}
      <code dir="auto">{text}</code>
    </span>
  ));
}

/** A way to compare what was left aside instead, where it can be. */
function OtherKind({ nodes }: { nodes: readonly LinkedNode[] }) {
  const kind = nodes.find((node) => node.kind !== "DOCUMENT")?.kind;
  const alike = nodes.filter((node) => node.kind === kind);
  if (!kind || alike.length < 2) return null;
  return (
    <p>
      <Link to={compareAddress(alike.map(({ id }) => id))}>
        Compare the {alike.length} {KINDS[kind].many.toLowerCase()} instead
      </Link>
    </p>
  );
}
