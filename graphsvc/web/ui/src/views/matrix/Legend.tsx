import styles from "./Heat.module.css";
import type { Shade } from "./heat.ts";

/** Which shade stands for which counts. */
export function Legend({ shades }: { shades: readonly Shade[] }) {
  return (
    <figure className={styles.legend} aria-label="Shades of the counts">
      <figcaption>Codes</figcaption>
      <ul>
        {shades.map(({ shade, from, to }) => (
          <li key={shade} data-shade={shade}>
            {from === to ? from : `${from}–${to}`}
          </li>
        ))}
      </ul>
    </figure>
  );
}
