/** Groups that grow together: things are joined unless their groups are known to be different people. */
export function grouping<Item>(items: Item[], identityOf: (item: Item) => string | null) {
  const parent = new Map(items.map((item) => [item, item]))
  const identity = new Map(items.map((item) => [item, identityOf(item)]))

  function root(item: Item): Item {
    let at = item
    while (parent.get(at) !== at) at = parent.get(at) as Item
    parent.set(item, at)
    return at
  }

  return {
    /** Joins the groups of two things; false when each has an identity of its own. */
    join(one: Item, other: Item): boolean {
      const [a, b] = [root(one), root(other)]
      if (a === b) return true
      const [idA, idB] = [identity.get(a) ?? null, identity.get(b) ?? null]
      if (idA !== null && idB !== null && idA !== idB) return false
      parent.set(b, a)
      identity.set(a, idA ?? idB)
      return true
    },
    groups(): Item[][] {
      const found = new Map<Item, Item[]>()
      for (const item of items) {
        const those = found.get(root(item))
        if (those) those.push(item)
        else found.set(root(item), [item])
      }
      return [...found.values()]
    },
  }
}

/** Things by each of their keys, in the order of the keys, so that no order of rows decides anything. */
export function byKey<Item>(items: Item[], keysOf: (item: Item) => string[]): [key: string, items: Item[]][] {
  const found = new Map<string, Item[]>()
  for (const item of items) {
    for (const key of keysOf(item)) {
      const those = found.get(key)
      if (those) those.push(item)
      else found.set(key, [item])
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** The different values that are there, in order. */
export const distinct = <Value extends string | number>(values: (Value | null)[]): Value[] =>
  [...new Set(values.filter((value): value is NonNullable<Value> => value !== null && value !== ''))].sort()

/** One value of several, the same whichever order they come in; null when there is none. */
export const oneOf = <Value extends string | number>(values: (Value | null)[]): Value | null =>
  distinct(values)[0] ?? null

/** In the order of a text that is made once for each, because it is dear. */
export const sortedBy = <Item>(items: Item[], order: (item: Item) => string): Item[] =>
  items
    .map((item) => [order(item), item] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, item]) => item)
