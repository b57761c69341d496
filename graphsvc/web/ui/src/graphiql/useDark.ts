import { useSyncExternalStore } from "react";
import { isDark, type Theme } from "../theme.ts";

/** Whether the page is dark now, by the reader's choice or the system's. */
export function useDark(): boolean {
  return useSyncExternalStore(onChange, () => isDark(document.documentElement.dataset.theme as Theme | undefined));
}

function onChange(tell: () => void): () => void {
  const choice = new MutationObserver(tell);
  choice.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", tell);
  return () => {
    choice.disconnect();
    system.removeEventListener("change", tell);
  };
}
