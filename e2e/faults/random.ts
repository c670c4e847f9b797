/** The same numbers for the same seed (mulberry32): fractions, and what is chosen by them. */
export function seeded(seed: number) {
  let state = seed >>> 0
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    fraction,
    between: (least: number, most: number) => least + fraction() * (most - least),
    oneIn: (many: number) => fraction() < 1 / many,
    shuffled: <T>(items: readonly T[]): T[] =>
      items
        .map((item) => ({ item, place: fraction() }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item),
  }
}

export type Random = ReturnType<typeof seeded>
