import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { ImportOutcome } from '../view-types'

/** What an import led to in open rounds, for its page. */
export async function keepOutcome(tx: Tx, importId: string, outcome: ImportOutcome): Promise<void> {
  await tx.import.update({ where: { id: importId }, data: { outcome }, select: { id: true } })
}
