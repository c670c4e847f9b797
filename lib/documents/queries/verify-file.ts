import 'server-only'
import { db } from '@/lib/db/client'
import type { VerifiedCopy } from '../types'
import { VERIFIED_COPY, verifiedCopy } from '../verified-copy'

/** What anyone may know about the copy whose file has a SHA-256, in lower-case hex; null when it is no copy, byte for byte. */
export async function verifyFile(sha256: string): Promise<VerifiedCopy | null> {
  const copy = await db.document.findFirst({ where: { sha256 }, orderBy: { id: 'desc' }, select: VERIFIED_COPY })
  return copy && verifiedCopy(copy)
}
