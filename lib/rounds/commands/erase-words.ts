import 'server-only'
import type { Tx } from '@/lib/db/client'

/** Takes out what the office typed about requests: reasons of exemptions, closings and waived slots. */
export async function eraseWordsOn(tx: Tx, requestIds: string[]): Promise<void> {
  const of = { id: { in: requestIds } }
  await tx.request.updateMany({ where: { ...of, exemptReason: { not: null } }, data: { exemptReason: 'Erased' } })
  await tx.request.updateMany({ where: { ...of, closedReason: { not: null } }, data: { closedReason: 'Erased' } })
  await tx.request.updateMany({ where: { ...of, copyError: { not: null } }, data: { copyError: null } })
  // A copy that failed is not drawn any more, so nobody is told to look after it.
  await tx.request.updateMany({
    where: { ...of, copyState: { in: ['queued', 'failed'] } },
    data: { copyState: 'ready' },
  })
  await tx.slot.updateMany({
    where: { requestId: { in: requestIds }, waivedReason: { not: null } },
    data: { waivedReason: 'Erased' },
  })
}
