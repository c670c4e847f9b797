import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { formatUkDay } from '@/lib/format/uk-time'
import { today } from '../membership-time'
import { TurnYearInput } from '../year/schema'
import { requireSeen, seenOfPlan } from '../year/seen'
import { endLeavers, enrol, leavingEntries, makeClasses } from '../year/turning'
import { holdPreparation, planOf } from '../year/turns'
import { earliestDayOf, leavingDayOf } from '../year/types'

/** Turns the year as it was shown, all of it or nothing: classes, year groups and leavers. Leaving is announced on the last day. */
export const turnYear = command({
  permission: 'people.change',
  input: TurnYearInput,
  async run({ tx, schools, input: { turnId, seen } }) {
    const turn = await holdPreparation(tx, turnId, schools)
    const { schoolId, academicYear } = turn
    const earliest = earliestDayOf(academicYear)
    if (today() < earliest) throw new AppError('CONFLICT', `This can be done from ${formatUkDay(earliest)}.`)
    const { plan, choices } = await planOf(tx, turn)
    requireSeen(seen, seenOfPlan(plan, choices))
    const undecided = plan.filter(({ fate }) => fate === 'undecided')
    if (undecided.length > 0) {
      throw new AppError('CONFLICT', 'Some pupils have no year group. Say first what becomes of them.')
    }
    const classes = await makeClasses(tx, turn, choices.classes)
    const staying = plan.filter(({ nextYearGroup }) => nextYearGroup !== null)
    await enrol(tx, turn, staying)
    const leavers = plan.filter(({ fate }) => fate === 'leaves').map(({ personId }) => personId)
    await endLeavers(tx, turn, leavers)
    const leftAlready = today() >= leavingDayOf(academicYear)
    const doneAt = now()
    await tx.yearTurn.update({ where: { id: turnId }, data: { doneAt, leftAt: leftAlready ? doneAt : null } })
    const moved = staying.map(
      ({ personId, fate, nextYearGroup }): AuditEntry => ({
        action: 'pupil.moved_on',
        subject: personId,
        schoolId,
        after: { academicYear, yearGroup: nextYearGroup, outcome: fate },
      }),
    )
    const left = leftAlready ? await leavingEntries(tx, turn) : []
    const after = { academicYear, moved: moved.length, leavers: leavers.length, classes }
    const turned: AuditEntry = { action: 'year.turned', subject: turnId, schoolId, after }
    // Who leaves is announced before the turn, so that nobody who has left is asked for what follows from it.
    const [first = turned, ...rest] = [...left, ...moved, turned]
    return { output: { turnId, ...after }, audit: [first, ...rest] }
  },
})
