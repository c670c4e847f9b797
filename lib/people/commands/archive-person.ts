import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { dateOnly, now } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { tieEntries } from '../guardianships'
import { leave } from '../leaving'
import { liveOn, today } from '../membership-time'
import { holdPerson } from '../rows'
import { ArchivePersonInput } from '../schema'

/** Takes a person off the lists: everything they still belong to ends today, and they answer for no pupil any more. */
export const archivePerson = command({
  permission: 'people.change',
  input: ArchivePersonInput,
  async run({ tx, schools, input: { personId, reason } }) {
    const { schoolId, archivedAt } = await holdPerson(tx, schools, personId)
    if (archivedAt) throw new AppError('CONFLICT', 'This person is archived already.')
    const day = today()
    const ties = await tx.guardianship.findMany({
      where: { schoolId, parentId: personId, endedOn: null },
      select: { id: true, pupilId: true },
    })
    await tx.guardianship.updateMany({
      where: { id: { in: ties.map(({ id }) => id) } },
      data: { endedOn: dateOnly(day) },
    })
    const memberships = await tx.membership.findMany({
      where: { schoolId, personId, ...liveOn(day) },
      select: { id: true, personId: true, schoolId: true, kind: true, startsOn: true },
    })
    const left = await leave(tx, memberships, { schoolId, endsOn: day, reason })
    await tx.person.update({ where: { id: personId }, data: { archivedAt: now() } })
    const untied = ties.flatMap(({ pupilId }): AuditEntry[] =>
      tieEntries({ schoolId, pupilId, parentId: personId }, null, { ended: true }),
    )
    return {
      output: { personId },
      audit: [{ action: 'person.archived', subject: personId, schoolId, after: { reason } }, ...untied, ...left],
    }
  },
})
