import 'server-only'
import { db } from '@/lib/db/client'

const EVERY_MS = 300

/** Says how far an import is, outside of whatever transaction is open, and not oftener than somebody could see. */
export function progressOf(importId: string) {
  let said = 0
  return async (step: string, done: number, total: number): Promise<void> => {
    const time = performance.now()
    if (done > 0 && done < total && time - said < EVERY_MS) return
    said = time
    // What is said late must not stand on an import that is done.
    await db.import.updateMany({
      where: { id: importId, state: { in: ['checking', 'confirming', 'undoing'] } },
      data: { step, done, total },
    })
  }
}
