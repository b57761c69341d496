import { useState } from "react";
import { chooseTheme, chosenTheme, isDark } from "../theme.ts";

/** A button that turns the page dark, or light again. */
export function ThemeChoice() {
  const [dark, setDark] = useState(() => isDark(chosenTheme()));
  const turn = () => {
    chooseTheme(dark ? "light" : "dark");
    setDark(!dark);
  };
  return (
    <button type="button" aria-pressed={dark} aria-label="Dark" title={dark ? "Light" : "Dark"} onClick={turn}>
      <span aria-hidden="true">{dark ? "☀" : "☾"}</span>
    </button>
  );
}
