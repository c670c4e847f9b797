import 'server-only'
import { createHash } from 'node:crypto'
import { db, type Tx } from '@/lib/db/client'
import type { KeptFile } from './file-store'
import { outsideStore } from './outside'
import { StoreAway } from './store-away'

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/**
 * Keeps bytes for a school under their SHA-256 (lower-case hex), which it returns; the same bytes are kept once. They stand in the
 * caller's transaction, whatever becomes of it; a store outside takes them over afterwards.
 */
export async function putFile(tx: Tx, schoolId: string, bytes: Uint8Array, contentType: string): Promise<string> {
  const sha256 = sha256Of(bytes)
  // Until this transaction ends, nobody removes a file that it is about to refer to.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('countersign.files'))`
  await tx.storedFile.createMany({
    data: [{ schoolId, sha256, contentType, bytes: Uint8Array.from(bytes) }],
    skipDuplicates: true,
  })
  return sha256
}

/** The bytes kept under a hash, or null; throws when what is kept no longer has that hash, or StoreAway when it cannot be had now. */
export async function getFile(schoolId: string, sha256: string): Promise<KeptFile | null> {
  const kept = await db.storedFile.findUnique({
    where: { schoolId_sha256: { schoolId, sha256 } },
    select: { bytes: true, contentType: true },
  })
  if (!kept) return null
  const bytes = kept.bytes ?? (await outsideBytes(schoolId, sha256))
  if (sha256Of(bytes) !== sha256) throw new Error(`The stored file ${sha256} has changed since it was kept.`)
  return { bytes, contentType: kept.contentType }
}

async function outsideBytes(schoolId: string, sha256: string): Promise<Uint8Array> {
  const store = outsideStore()
  if (!store) throw new StoreAway('give a file', { name: 'STORAGE_URL is not set' })
  const bytes = await store.get({ schoolId, sha256 })
  if (bytes) return bytes
  // It may have come back into the database since the row was read.
  const kept = await db.storedFile.findUnique({
    where: { schoolId_sha256: { schoolId, sha256 } },
    select: { bytes: true },
  })
  if (kept?.bytes) return kept.bytes
  throw new Error(`The stored file ${sha256} is gone from ${store.name}.`)
}
