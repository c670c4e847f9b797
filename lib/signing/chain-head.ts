import 'server-only'
import type { Tx } from '@/lib/db/client'

/** Locks the end of a school's chain, the last lock of a transaction, and reads the database's clock under it. */
export async function lockChainHead(tx: Tx, schoolId: string) {
  // The clock is read from what the lock has granted, so that the times are ordered like the sequence.
  const [head] = await tx.$queryRaw<{ sequence: number; hash: string; at: Date }[]>`
    WITH head AS MATERIALIZED (
      SELECT sequence, hash FROM "ChainHead" WHERE "schoolId" = ${schoolId}::uuid FOR UPDATE
    )
    SELECT sequence, hash, date_trunc('milliseconds', clock_timestamp()) AS at FROM head`
  if (!head) throw new Error(`School ${schoolId} has no chain head.`)
  return head
}

export const moveChainHead = (tx: Tx, schoolId: string, end: { sequence: number; hash: string }) =>
  tx.chainHead.update({
    where: { schoolId },
    data: { sequence: end.sequence, hash: end.hash },
    select: { schoolId: true },
  })
