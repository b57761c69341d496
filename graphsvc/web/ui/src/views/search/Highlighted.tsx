import { codePoints } from "../../codePoints.ts";

/** A text with the ranges that were found in it marked; ranges count code points from 0, their end exclusive. */
export function Highlighted({
  text,
  ranges,
}: {
  text: string;
  ranges: readonly { readonly start: number; readonly end: number }[];
}) {
  const points = codePoints(text);
  const ends = [0, ...ranges.map(({ end }) => end)];
  return (
    <span dir="auto">
      {ranges.map(({ start, end }, index) => (
        <span key={start}>
          {points.slice(ends[index], start).join("")}
          <mark>{points.slice(start, end).join("")}</mark>
        </span>
      ))}
      {points.slice(ends[ranges.length]).join("")}
    </span>
  );
}
