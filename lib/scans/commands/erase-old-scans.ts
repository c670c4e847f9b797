import 'server-only'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { JobHandler } from '@/lib/jobs/types'

const DAY_MS = 86_400_000
/** Days that a page is kept which was thrown away, and one that nobody recorded. */
export const THROWN_AWAY_DAYS = 7
export const NOT_RECORDED_DAYS = 30
const SENT_DAYS = 1

const before = (days: number) => ({ lt: new Date(now().getTime() - days * DAY_MS) })

/** Each night: pages that were thrown away or that nobody recorded are erased, and files that were never sent whole. */
export const eraseOldScans: JobHandler = async () => {
  await db.$transaction(async (tx) => {
    await tx.scan.updateMany({
      where: { state: 'receiving', createdAt: before(SENT_DAYS) },
      data: { state: 'cancelled' },
    })
    await tx.scanPart.deleteMany({ where: { file: { scan: { state: { in: ['cancelled', 'read', 'failed'] } } } } })
    await tx.scanPage.deleteMany({
      where: {
        OR: [
          { state: 'thrown_away', settledAt: before(THROWN_AWAY_DAYS) },
          { state: { in: ['filed', 'set_aside', 'thrown_away'] }, createdAt: before(NOT_RECORDED_DAYS) },
        ],
      },
    })
    // A file's name may be somebody's.
    await tx.scanFile.deleteMany({
      where: { parts: { none: {} }, scan: { createdAt: before(NOT_RECORDED_DAYS) } },
    })
  })
}
