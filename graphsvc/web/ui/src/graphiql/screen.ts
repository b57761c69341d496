/** Whether the window is as narrow as a phone, where one panel at a time is shown; the style sheets measure alike. */
export function isNarrow(): boolean {
  return matchMedia("(max-width: 48rem)").matches;
}
