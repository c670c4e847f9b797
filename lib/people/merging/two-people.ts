/** Two identifiers in the order in which a pair is kept. */
export function pairOf(oneId: string, otherId: string): { firstId: string; secondId: string } {
  const [firstId, secondId] = oneId < otherId ? [oneId, otherId] : [otherId, oneId]
  return { firstId, secondId }
}
