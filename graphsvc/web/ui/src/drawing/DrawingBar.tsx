import { type RefObject, useState } from "react";
import styles from "./Drawing.module.css";
import type { Box } from "./graph.ts";
import { pngOf, saveAs, svgOf } from "./saving.ts";
import type { View } from "./useZoom.ts";

/** The buttons over a picture: zoom, arrange, save. */
export function DrawingBar({
  title,
  view,
  box,
  svg,
  arrangeAnew,
}: {
  title: string;
  view: View;
  box: Box;
  svg: RefObject<SVGSVGElement | null>;
  arrangeAnew: () => void;
}) {
  const [failure, setFailure] = useState<string>();

  async function save(ending: "svg" | "png"): Promise<void> {
    if (!svg.current) return;
    const picture = svgOf(svg.current, box, title);
    try {
      saveAs(ending === "svg" ? picture.file : await pngOf(picture), `${title}.${ending}`);
      setFailure(undefined);
    } catch {
      setFailure("This browser could not make the image. Try SVG.");
    }
  }

  return (
    <div className={styles.bar} role="toolbar" aria-label="Picture">
      <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => view.zoomBy(1.3)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => view.zoomBy(1 / 1.3)}>
        −
      </button>
      <button type="button" title="Show the whole picture (0)" onClick={view.showAll}>
        Fit
      </button>
      <button type="button" title="Find all nodes new places" onClick={arrangeAnew}>
        Arrange anew
      </button>
      <span className={styles.apart} role="status">
        {failure}
      </span>
      <button type="button" onClick={() => void save("svg")}>
        Save SVG
      </button>
      <button type="button" onClick={() => void save("png")}>
        Save PNG
      </button>
    </div>
  );
}
