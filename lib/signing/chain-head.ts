import 'server-only'
import type { Tx } from '@/lib/db/client'

/** Locks the end of a school's chain, the last lock of a transaction, and reads the database's clock under it. */
export async function lockChainHead(tx: Tx, schoolId: string) {
  const [head] = await tx.$queryRaw<{ sequence: number; hash: string; at: Date }[]>`
    SELECT sequence, hash, date_trunc('milliseconds', clock_timestamp()) AS at
    FROM "ChainHead" WHERE "schoolId" = ${schoolId}::uuid FOR UPDATE`
  if (!head) throw new Error(`School ${schoolId} has no chain head.`)
  // The clock is read before the lock is granted; a second look, now that it is ours, orders the times like the sequence.
  const [clock] = await tx.$queryRaw<{ at: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS at`
  return { sequence: head.sequence, hash: head.hash, at: clock?.at ?? head.at }
}

export const moveChainHead = (tx: Tx, schoolId: string, end: { sequence: number; hash: string }) =>
  tx.chainHead.update({
    where: { schoolId },
    data: { sequence: end.sequence, hash: end.hash },
    select: { schoolId: true },
  })
