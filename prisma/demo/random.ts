/** The same school each time it is made: a small generator of pseudo-random numbers (mulberry32) from a seed. */
export function randomFrom(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    chance: (share: number) => next() < share,
    pick: <T>(from: readonly T[]): T => {
      const found = from[below(from.length)]
      if (found === undefined) throw new Error('There is nothing to pick from.')
      return found
    },
    shuffled: <T>(items: readonly T[]): T[] => {
      const left = [...items]
      return items.map(() => left.splice(below(left.length), 1)[0] as T)
    },
  }
}

export type Random = ReturnType<typeof randomFrom>
