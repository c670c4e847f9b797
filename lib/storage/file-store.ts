import type { Tx } from '@/lib/db/client'

export type KeptFile = { bytes: Uint8Array; contentType: string }

/** Where the bytes are; writing takes part in the caller's transaction where the place can. */
export type FileStore = {
  put(tx: Tx, file: KeptFile & { schoolId: string; sha256: string }): Promise<void>
  get(schoolId: string, sha256: string): Promise<KeptFile | null>
}
