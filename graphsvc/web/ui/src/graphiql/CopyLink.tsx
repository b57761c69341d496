import { pick, ToolbarButton, useGraphiQL } from "@graphiql/react";
import { useEffect, useState } from "react";
import styles from "./CopyLink.module.css";
import type { Example } from "./examples.ts";
import { shareableAddress } from "./links.ts";

/** Milliseconds for which what became of it is shown. */
const SHOWN = 6000;

/** A button of the toolbar that copies a link to what is in the open tab. */
export function CopyLink({ examples }: { examples: readonly Example[] }) {
  const { queryEditor, variableEditor } = useGraphiQL(pick("queryEditor", "variableEditor"));
  const [outcome, setOutcome] = useState("");
  useEffect(() => {
    if (outcome === "") return;
    const fading = setTimeout(() => setOutcome(""), SHOWN);
    return () => clearTimeout(fading);
  }, [outcome]);

  async function copy(): Promise<void> {
    const question = { query: queryEditor?.getValue() ?? "", variables: variableEditor?.getValue() ?? "" };
    const address = await shareableAddress(question, examples);
    if (!address) {
      setOutcome(
        "Too long for a link: mail and chat programs would cut it. Save the operation as a file, and share that.",
      );
      return;
    }
    const link = new URL(address, window.location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      setOutcome("The link is copied.");
    } catch {
      setOutcome(`This browser does not let pages copy. The link: ${link}`);
    }
  }

  return (
    <>
      <ToolbarButton label="Copy link" onClick={() => void copy()}>
        <LinkIcon />
      </ToolbarButton>
      <output className={outcome === "" ? "visually-hidden" : styles.outcome}>{outcome}</output>
    </>
  );
}

function LinkIcon() {
  return (
    <svg
      className="graphiql-toolbar-icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7L12.3 6M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1.3-1.3" />
    </svg>
  );
}
