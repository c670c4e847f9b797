import 'server-only'
import type { Tx } from '@/lib/db/client'

/** Erases what imports keep of a person to be undone by; such an import can no longer be undone for them. */
export async function eraseFromImports(tx: Tx, schoolId: string, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ImportChange" SET before = NULL, after = NULL
    WHERE "schoolId" = ${schoolId}::uuid AND ("personId" = ${personId}::uuid OR "rowId" = ${personId}::uuid)`
  await tx.importFound.deleteMany({ where: { schoolId, rowId: personId } })
}
