import 'server-only'
import type { Tx } from '@/lib/db/client'
import { newCertificate, putSealKey } from '../seal-key'

/** Makes the certificate of a school that was set up just now; one that has none gets it with its first copy. */
export async function makeFirstSeal(tx: Tx, schoolId: string): Promise<void> {
  if (await tx.sealKey.findFirst({ where: { schoolId, retiredAt: null }, select: { id: true } })) return
  await putSealKey(tx, schoolId, 'made', await newCertificate(tx, schoolId))
}
