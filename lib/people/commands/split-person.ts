import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { dateOnly } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { tieEntries } from '../guardianships'
import { today } from '../membership-time'
import { holdFamilies } from '../merging/hold'
import { SplitPersonInput } from '../merging/schema'
import { pairOf } from '../merging/two-people'
import { namesOf } from '../names'

/**
 * Makes a second record out of one that stood for two people: each child stays, moves, or is tied to both. What was signed stays
 * with the first record, whose name it was signed under; places to sign follow the children by announcement.
 */
export const splitPerson = command({
  permission: 'people.change',
  input: SplitPersonInput,
  async run({ tx, schools, input: { personId, children, email, phone, ...names } }) {
    const schoolId = await holdFamilies(tx, schools, [personId])
    const first = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { archivedAt: true } })
    if (first.archivedAt) throw new AppError('CONFLICT', 'This person is archived. Put them back on the list first.')
    const ties = await tx.guardianship.findMany({
      where: { schoolId, parentId: personId, endedOn: null },
      orderBy: { id: 'asc' },
    })
    if (Object.keys(children).some((pupilId) => ties.every((tie) => tie.pupilId !== pupilId))) {
      throw new AppError('CONFLICT', 'One of these is no child of theirs any more. Look again.')
    }
    const moving = ties.filter((tie) => children[tie.pupilId] === 'moves')
    const shared = ties.filter((tie) => children[tie.pupilId] === 'both')
    if (moving.length + shared.length === 0) {
      throw AppError.field('children', 'Choose at least one child who belongs to the second person, or to both.')
    }
    if (moving.length === ties.length) {
      throw AppError.field('children', 'Leave at least one child with the first person, or choose both.')
    }

    const { id } = await tx.person.create({
      data: { schoolId, ...namesOf(names), email, phone },
      select: { id: true },
    })
    const { id: membershipId } = await tx.membership.create({
      data: { schoolId, personId: id, kind: 'parent', startsOn: dateOnly(today()) },
      select: { id: true },
    })
    await tx.guardianship.updateMany({ where: { id: { in: moving.map((tie) => tie.id) } }, data: { parentId: id } })
    await tx.guardianship.createMany({
      data: shared.map(({ id: _id, ...tie }) => ({ ...tie, parentId: id, startedOn: dateOnly(today()) })),
    })
    await tx.twoPeople.create({ data: { schoolId, ...pairOf(personId, id) } })

    const entry = (action: AuditEntry['action'], subject: string, after: AuditEntry['after']): AuditEntry => ({
      action,
      subject,
      schoolId,
      after,
    })
    const tied = [...moving, ...shared].flatMap((tie) =>
      tieEntries({ schoolId, pupilId: tie.pupilId, parentId: id }, null, { ended: false, from: personId }),
    )
    const untied = moving.map((tie) =>
      entry('household.changed', personId, { pupilId: tie.pupilId, ended: true, to: id }),
    )
    return {
      output: { personId: id },
      audit: [
        entry('person.split', personId, { otherId: id }),
        entry('person.added', id, { kinds: ['parent'], from: personId }),
        entry('person.joined', id, { membershipId, kind: 'parent' }),
        ...tied,
        ...untied,
      ],
    }
  },
})
