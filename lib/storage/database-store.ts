import 'server-only'
import { db } from '@/lib/db/client'
import type { FileStore } from './file-store'

/** Files as rows of PostgreSQL: backed up with everything else, and part of the caller's transaction. */
export const databaseStore: FileStore = {
  async put(tx, { schoolId, sha256, bytes, contentType }) {
    await tx.storedFile.createMany({
      data: [{ schoolId, sha256, contentType, bytes: Uint8Array.from(bytes) }],
      skipDuplicates: true,
    })
  },
  get: (schoolId, sha256) =>
    db.storedFile.findUnique({
      where: { schoolId_sha256: { schoolId, sha256 } },
      select: { bytes: true, contentType: true },
    }),
}
