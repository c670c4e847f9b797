import 'server-only'
import type { Tx } from '@/lib/db/client'

/** Erases the scanned pages of the forms that an approved item of a plan lets go, with their pictures; returns how many. */
export async function eraseScans(tx: Tx, itemId: string): Promise<number> {
  const [erased] = await tx.$queryRaw<{ pages: number }[]>`SELECT erase_scans(${itemId}::uuid) AS pages`
  return erased?.pages ?? 0
}
