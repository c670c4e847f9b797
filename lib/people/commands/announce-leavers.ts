import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { today } from '../membership-time'
import { YearTurnInput } from '../year/schema'
import { endedBy, endLeavers, leavingEntries } from '../year/turning'
import { holdTurn } from '../year/turns'
import { leavingDayOf } from '../year/types'

/** On the leavers' last day: announces the leaving that was written when the year was turned earlier. */
export const announceLeavers = command({
  permission: 'system.run',
  input: YearTurnInput,
  async run({ tx, schools, input: { turnId } }) {
    const turn = await holdTurn(tx, turnId, schools)
    if (!turn.doneAt || turn.leftAt || today() < leavingDayOf(turn.academicYear)) {
      throw new AppError('CONFLICT', 'Nobody has to be told of leaving now.')
    }
    await tx.yearTurn.update({ where: { id: turnId }, data: { leftAt: now() } })
    // A parent whose other child has left since goes with the leavers too.
    const leavers = (await endedBy(tx, turn)).filter(({ kind }) => kind === 'pupil').map(({ personId }) => personId)
    await endLeavers(tx, turn, leavers)
    const left = await leavingEntries(tx, turn)
    const done: AuditEntry = {
      action: 'year.leavers_left',
      subject: turnId,
      schoolId: turn.schoolId,
      after: { academicYear: turn.academicYear, memberships: left.length },
    }
    return { output: { left: left.length }, audit: [done, ...left] }
  },
})
