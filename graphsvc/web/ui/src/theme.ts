/** Light or dark, as the reader chose it; without a choice the system's setting holds. */
export type Theme = "light" | "dark";

const KEY = "graphsvc.theme";

/** What was chosen in this browser. */
export function chosenTheme(): Theme | undefined {
  const kept = stored();
  return kept === "light" || kept === "dark" ? kept : undefined;
}

/** Shows the page so from now on, after a reload too. */
export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // A browser that keeps nothing shows the choice on this page alone.
  }
  showTheme(theme);
}

/** Gives the page the theme, for the tokens of theme.css to follow. */
export function showTheme(theme: Theme | undefined): void {
  if (theme) document.documentElement.dataset.theme = theme;
}

/** Whether a page with this choice is dark. */
export function isDark(theme: Theme | undefined): boolean {
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
