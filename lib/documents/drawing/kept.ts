/** A table of at most `most` entries that forgets what was not wanted for longest; `make` is called for what is not there. */
export function keeping<Value>(most: number) {
  const table = new Map<string, Value>()
  return (key: string, make: () => Value): Value => {
    const known = table.get(key)
    if (known !== undefined) {
      table.delete(key)
      table.set(key, known)
      return known
    }
    const value = make()
    table.set(key, value)
    if (table.size > most) table.delete(table.keys().next().value ?? '')
    // A drawing that failed is tried again by the next one who wants it.
    if (value instanceof Promise) value.catch(() => table.get(key) === value && table.delete(key))
    return value
  }
}
