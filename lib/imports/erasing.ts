import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'

/** Erases the files of imports, what was read from them and the lines of what would have changed; their numbers stay. */
export async function eraseFiles(tx: Tx, importIds: string[]): Promise<void> {
  await eraseBytes(tx, importIds)
  await tx.importRow.deleteMany({ where: { importId: { in: importIds } } })
  await tx.import.updateMany({ where: { id: { in: importIds } }, data: { roll: null, erasedAt: now() } })
}

/** Erases the files of imports; their names and sizes stay. */
export async function eraseBytes(tx: Tx, importIds: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ImportFile" SET size = octet_length(bytes), bytes = '' WHERE "importId" = ANY(${importIds}::uuid[]) AND size IS NULL`
}
