import 'server-only'
import type { Tx } from '@/lib/db/client'

/** Erases the kept copies that an approved item of a plan lets go, and the drawn marks no section names; returns how many copies. */
export async function eraseCopies(tx: Tx, itemId: string, marks: string[]): Promise<number> {
  const [erased] = await tx.$queryRaw<{ copies: number }[]>`
    SELECT erase_files(${itemId}::uuid, ${marks}::text[]) AS copies`
  return erased?.copies ?? 0
}
