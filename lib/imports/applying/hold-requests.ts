import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { RollChanges } from '@/lib/people/roll-types'

/**
 * Holds the requests of everybody whom a roll changes until the commit, in the order in which a signature holds them: writing a
 * name, and what follows in open rounds, would otherwise take them in another order.
 */
export async function holdRequestsOf(tx: Tx, changes: RollChanges): Promise<void> {
  const touched = new Set([
    ...changes.changed.map(({ id }) => id),
    ...[...changes.begun, ...changes.ended, ...changes.enrolled].map(({ personId }) => personId),
    ...[...changes.tied, ...changes.retied, ...changes.untied].map(({ pupilId }) => pupilId),
  ])
  for (const { id } of changes.added) touched.delete(id)
  if (touched.size === 0) return
  const ids = [...touched]
  await tx.$executeRaw`
    SELECT FROM "Request" WHERE "schoolId" = ${changes.schoolId}::uuid AND (
      "personId" = ANY(${ids}::uuid[]) OR "pupilId" = ANY(${ids}::uuid[])
      OR id IN (SELECT "requestId" FROM "Slot" WHERE "schoolId" = ${changes.schoolId}::uuid AND "personId" = ANY(${ids}::uuid[]))
    ) ORDER BY id FOR UPDATE`
}
