import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { JobHandler } from '@/lib/jobs/types'
import { eraseFiles } from '../erasing'

const KEPT_MS = 7 * 86_400_000

/** Each night: imports that nobody confirmed in a week are discarded, and nothing of what came with an older one is kept. */
export const eraseOldImports: JobHandler = async () => {
  const old = { lt: new Date(now().getTime() - KEPT_MS) }
  await db.$transaction(async (tx) => {
    await tx.import.updateMany({
      where: { createdAt: old, state: { in: ['waiting', 'checking', 'checked', 'failed'] } },
      data: { state: 'discarded', step: null },
    })
    const done = await tx.import.findMany({
      where: {
        erasedAt: null,
        OR: [
          { createdAt: old, state: 'discarded' },
          { state: { in: ['confirmed', 'undone'] }, confirmedAt: old },
        ],
      },
      select: { id: true },
    })
    await eraseFiles(
      tx,
      done.map(({ id }) => id),
    )
  })
}
