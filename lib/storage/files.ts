import 'server-only'
import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/db/client'
import { databaseStore } from './database-store'
import type { FileStore, KeptFile } from './file-store'

const store: FileStore = databaseStore

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Keeps bytes for a school under their SHA-256 (lower-case hex), which it returns; the same bytes are kept once. */
export async function putFile(tx: Tx, schoolId: string, bytes: Uint8Array, contentType: string): Promise<string> {
  const sha256 = sha256Of(bytes)
  await store.put(tx, { schoolId, sha256, bytes, contentType })
  return sha256
}

/** The bytes kept under a hash, or null; throws when what is kept no longer has that hash. */
export async function getFile(schoolId: string, sha256: string): Promise<KeptFile | null> {
  const file = await store.get(schoolId, sha256)
  if (file && sha256Of(file.bytes) !== sha256)
    throw new Error(`The stored file ${sha256} has changed since it was kept.`)
  return file
}
