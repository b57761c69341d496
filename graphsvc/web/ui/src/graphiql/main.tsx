import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { chosenTheme, showTheme } from "../theme.ts";
import { opening } from "./opening.ts";
import { Page } from "./Page.tsx";

showTheme(chosenTheme());

const place = document.getElementById("app");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <Page opening={opening(window.location)} />
    </StrictMode>,
  );
}
