/** Shades that counts are told apart by. */
const SHADES = 5;

/** The shade of counts that are all alike. */
const MIDDLE = 3;

/** A shade, from 1, and the counts that have it. */
export interface Shade {
  readonly shade: number;
  readonly from: number;
  readonly to: number;
}

/** The shades of a matrix whose largest count is this: even steps, each of at least one count, over the whole scale. */
export function shadesOf(largest: number): readonly Shade[] {
  const steps = Math.min(SHADES, largest);
  return Array.from({ length: steps }, (_, step) => ({
    shade: steps === 1 ? MIDDLE : Math.round(1 + (step * (SHADES - 1)) / (steps - 1)),
    from: Math.floor((step * largest) / steps) + 1,
    to: Math.floor(((step + 1) * largest) / steps),
  }));
}

/** The shade of a count; 0 for none. */
export function shadeOf(count: number, shades: readonly Shade[]): number {
  return shades.find(({ from, to }) => count >= from && count <= to)?.shade ?? 0;
}
