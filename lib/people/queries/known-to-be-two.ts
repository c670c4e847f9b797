import 'server-only'
import type { Tx } from '@/lib/db/client'
import { pairOf } from '../merging/two-people'

/** Of pairs of people of a school, in either order, those that somebody has looked at and found to be two people. */
export async function knownToBeTwo(
  tx: Tx,
  schoolId: string,
  pairs: readonly (readonly [string, string])[],
): Promise<[string, string][]> {
  if (pairs.length === 0) return []
  const ids = [...new Set(pairs.flat())]
  const said = await tx.twoPeople.findMany({
    where: { schoolId, firstId: { in: ids }, secondId: { in: ids } },
    select: { firstId: true, secondId: true },
  })
  const known = new Set(said.map(({ firstId, secondId }) => `${firstId} ${secondId}`))
  return pairs.flatMap(([one, other]): [string, string][] => {
    const { firstId, secondId } = pairOf(one, other)
    return known.has(`${firstId} ${secondId}`) ? [[one, other]] : []
  })
}
