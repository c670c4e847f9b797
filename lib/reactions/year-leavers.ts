import 'server-only'
import { dateOnly, londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { JobHandler } from '@/lib/jobs/types'
import { announceLeavers } from '@/lib/people/commands/announce-leavers'
import { leavingDayOf } from '@/lib/people/year/types'

/** Each night: the leavers of a year that was turned in advance leave on their last day. */
export const letLeaversGo: JobHandler = async () => {
  const today = dateOnly(londonDay(now()))
  const turns = await db.yearTurn.findMany({
    where: { doneAt: { not: null }, leftAt: null },
    select: { id: true, schoolId: true, academicYear: true },
  })
  for (const { id: turnId, schoolId, academicYear } of turns) {
    if (dateOnly(leavingDayOf(academicYear)) > today) continue
    await announceLeavers({ kind: 'job', name: 'leavers', schoolId }, { turnId })
  }
}
