/** Two identifiers in the order in which a pair is kept. */
export function pairOf(oneId: string, otherId: string): { firstId: string; secondId: string } {
  const [firstId, secondId] = oneId < otherId ? [oneId, otherId] : [otherId, oneId]
  return { firstId, secondId }
}

/** Addresses typed by hand reach queries: what is no UUID is nobody, not an error of the database. */
export const areIds = (...texts: string[]) =>
  texts.every((text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
