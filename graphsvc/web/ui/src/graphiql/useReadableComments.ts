import { useMonaco } from "@graphiql/react";
import { useEffect } from "react";

/** GraphiQL's name of its dark colours. */
const DARK = "graphiql-DARK";

/** A green of 7:1 on the dark sheet; Monaco's own has 4:1, less than text needs (WCAG 2.2, 1.4.3). */
const COMMENT = "8fbf7a";

/** Gives comments, and so what every saved operation begins with, a colour that can be read in the dark. */
export function useReadableComments(): void {
  const monaco = useMonaco((state) => state.monaco);
  useEffect(() => {
    monaco?.editor.defineTheme(DARK, {
      base: "vs-dark",
      inherit: true,
      colors: { "editor.background": "#ffffff00", "scrollbar.shadow": "#ffffff00" },
      rules: [
        { token: "comment", foreground: COMMENT },
        { token: "argument.identifier.gql", foreground: "908aff" },
      ],
    });
  }, [monaco]);
}
