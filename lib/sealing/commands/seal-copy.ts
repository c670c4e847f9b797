import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { revocationLists, withLongTermData } from '../long-term'
import { sealKeyOf } from '../seal-key'
import { sealPdf } from '../seal-pdf'
import { askTimestamp } from '../timestamps/ask'
import type { SealFacts } from '../types'

/**
 * Seals a copy with the school's certificate and, where an authority is set, its time. Without the time there is no seal:
 * it throws a sentence that says why, and the copy waits.
 */
export async function sealCopy(schoolId: string, bytes: Uint8Array): Promise<{ bytes: Uint8Array; seal: SealFacts }> {
  const key = await sealKeyOf(schoolId)
  const at = now()
  const { timestampUrl: url } = key
  const stamp = url ? (sha256: Uint8Array) => askTimestamp(url, sha256) : null
  const { bytes: sealed, timestamp } = await sealPdf(bytes, key, { school: key.holder, at, stamp })
  const facts = { keyId: key.id, sealedAt: at }
  if (!timestamp) return { bytes: sealed, seal: { ...facts, level: 'basic', stampedAt: null, stampedBy: null } }
  const stamped = { ...facts, stampedAt: timestamp.at, stampedBy: timestamp.by }
  const certificates = [key.certificate, ...key.chain, ...timestamp.certificates]
  const lists = await revocationLists(certificates, at)
  if (!lists || lists.length === 0) return { bytes: sealed, seal: { ...stamped, level: 'timestamped' } }
  const lasting = await withLongTermData(sealed, certificates, lists)
  return { bytes: lasting, seal: { ...stamped, level: 'long_term' } }
}

/** Writes down how a kept copy was sealed. */
export async function recordSeal(tx: Tx, schoolId: string, documentId: string, seal: SealFacts): Promise<void> {
  await tx.seal.create({ data: { schoolId, documentId, ...seal }, select: { documentId: true } })
}
