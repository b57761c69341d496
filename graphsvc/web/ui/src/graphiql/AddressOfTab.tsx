import { useGraphiQL } from "@graphiql/react";
import { useEffect } from "react";
import type { Example } from "./examples.ts";
import { shortAddress } from "./links.ts";

/**
 * Milliseconds without typing before the address follows: Safari takes a hundred changes in ten seconds. GraphiQL keeps
 * the tabs after 500, and what the address asks for has to be among them when the page is loaded again.
 */
const PAUSE = 600;

/** Keeps the window's address that of the open tab, so that a bookmark or a reload finds it. */
export function AddressOfTab({ examples }: { examples: readonly Example[] }) {
  const query = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.query ?? "");
  const variables = useGraphiQL(({ tabs, activeTabIndex }) => tabs[activeTabIndex]?.variables ?? "");
  useEffect(() => {
    const following = setTimeout(() => {
      window.history.replaceState(null, "", shortAddress({ query, variables }, examples) ?? window.location.pathname);
    }, PAUSE);
    return () => clearTimeout(following);
  }, [query, variables, examples]);
  return null;
}
