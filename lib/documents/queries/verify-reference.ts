import 'server-only'
import { db } from '@/lib/db/client'
import { normaliseReference } from '@/lib/reference'
import type { VerifiedCopy } from '../types'
import { VERIFIED_COPY, verifiedCopy } from '../verified-copy'

/** What anyone may know about the copy of a reference, however it was typed; null when no copy has it. */
export async function verifyReference(reference: string): Promise<VerifiedCopy | null> {
  const where = { reference: normaliseReference(reference) }
  const copy = await db.document.findUnique({ where, select: VERIFIED_COPY })
  return copy && verifiedCopy(copy)
}
