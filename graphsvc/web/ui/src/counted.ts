/** A number with the word of what it counts, as in "1 code" and "1,200 codes"; the plural is given where it is no `s`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
