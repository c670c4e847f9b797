import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { YearTurnInput } from '../year/schema'
import { endedBy } from '../year/turning'
import { holdTurn } from '../year/turns'
import { leaverReason } from '../year/types'

/**
 * Takes the turn back: the coming year's places go, leavers are back, and what was prepared stands to be changed. What
 * was signed on top of it refuses this by its reaction.
 */
export const undoYear = command({
  permission: 'people.change',
  input: YearTurnInput,
  async run({ tx, schools, input: { turnId } }) {
    const turn = await holdTurn(tx, turnId, schools)
    const { schoolId, academicYear, doneAt, leftAt } = turn
    if (!doneAt) throw new AppError('CONFLICT', 'This has not been done, so there is nothing to undo.')
    const later = { schoolId, academicYear: { gt: academicYear }, doneAt: { not: null } }
    if (await tx.yearTurn.count({ where: later })) {
      throw new AppError('CONFLICT', 'The year has been turned again since. Only the latest turn can be undone.')
    }
    const enrolments = await tx.$executeRaw`
      DELETE FROM "Enrolment" USING "YearTurnEffect" effect
      WHERE effect."turnId" = ${turnId}::uuid AND effect.kind = 'enrolled' AND "Enrolment".id = effect."rowId"`
    const ended = await endedBy(tx, turn)
    await tx.membership.updateMany({
      where: { id: { in: ended.map(({ id }) => id) } },
      data: { endsOn: null, endReason: null },
    })
    // A class that anything else holds on to stays, and is taken up again by its name.
    await tx.$executeRaw`
      DELETE FROM "SchoolClass" class USING "YearTurnClass" planned
      WHERE planned."turnId" = ${turnId}::uuid AND planned.made AND planned."classId" = class.id
        AND NOT EXISTS (SELECT FROM "Enrolment" WHERE "schoolId" = ${schoolId}::uuid AND "classId" = class.id)
        AND NOT EXISTS (SELECT FROM "Grant" WHERE "classId" = class.id)
        AND NOT EXISTS (SELECT FROM "ClassSession" WHERE "classId" = class.id)
        AND NOT EXISTS (SELECT FROM "Request" WHERE "schoolId" = ${schoolId}::uuid AND "classId" = class.id)`
    await tx.yearTurnClass.updateMany({ where: { turnId }, data: { classId: null, made: false } })
    await tx.yearTurnEffect.deleteMany({ where: { turnId } })
    await tx.yearTurn.update({ where: { id: turnId }, data: { doneAt: null, leftAt: null } })
    // Only who had left already comes back; the others never went.
    const back = (leftAt ? ended : []).map(
      ({ personId, kind, id: membershipId }): AuditEntry => ({
        action: 'person.returned',
        subject: personId,
        schoolId,
        after: { membershipId, kind, since: leftAt?.toISOString() ?? null },
      }),
    )
    const after = {
      academicYear,
      enrolments,
      memberships: ended.length,
      since: doneAt.toISOString(),
      leaverReason: leaverReason(academicYear),
    }
    return { output: { turnId }, audit: [{ action: 'year.undone', subject: turnId, schoolId, after }, ...back] }
  },
})
