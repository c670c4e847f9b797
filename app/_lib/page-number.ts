const MOST = 10_000

/** The page of a list that an address asks for; the first when it asks for none that could be. */
export function pageNumber(value: string | string[] | undefined): number {
  const page = Number(Array.isArray(value) ? value[0] : value)
  return Number.isInteger(page) && page >= 1 && page <= MOST ? page : 1
}
