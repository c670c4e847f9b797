import 'server-only'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

/** So many rows are written or read in one go. */
export const PARTS = 500

/** Lets one plan of a school at a time be made, approved or discarded; refuses while an erasure is under way. */
export async function underWay(tx: Tx, schoolId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`erasure ${schoolId}`}, 0))`
  if (await tx.erasurePlan.findFirst({ where: { schoolId, state: 'approved' }, select: { id: true } })) {
    throw new AppError('CONFLICT', 'An erasure is under way. Wait until it has finished.')
  }
}
