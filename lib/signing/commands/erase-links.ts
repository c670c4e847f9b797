import 'server-only'
import type { Tx } from '@/lib/db/client'

/** Erases somebody's personal links with the visits they led to, and what they had typed and not signed. */
export async function eraseLinksOf(tx: Tx, schoolId: string, personId: string): Promise<void> {
  await tx.linkSession.deleteMany({ where: { link: { schoolId, personId } } })
  await tx.signingLink.deleteMany({ where: { schoolId, personId } })
  await tx.signingDraft.deleteMany({ where: { schoolId, slot: { personId } } })
}
