/** The Unicode code points of a text, in which the service counts; JavaScript's own indexes count UTF-16 units. */
export function codePoints(text: string): readonly string[] {
  return Array.from(text);
}
