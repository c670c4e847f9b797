import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { dateOnly } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { academicYearOf } from '@/lib/schools/types'
import { tieTogether } from '../guardianships'
import { today } from '../membership-time'
import { namesOf } from '../names'
import { besideRolls, classOf, holdPeople, queue, taken } from '../rows'
import { AddPersonInput } from '../schema'

/** Adds a person with memberships; a pupil with this year's class, a parent with a first child. */
export const addPerson = command({
  permission: 'people.change',
  input: AddPersonInput,
  async run({ tx, schools, input }) {
    const { schoolId, memberships } = input
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const names = namesOf(input)
    const isPupil = memberships.some(({ kind }) => kind === 'pupil')
    const year = academicYearOf(today())
    if (isPupil && input.yearGroup === undefined) throw AppError.field('yearGroup', 'Choose a year group.')
    const classId = isPupil ? await classOf(tx, schoolId, year, input.classId) : null
    await besideRolls(tx, schoolId)
    if (!input.anotherPerson) await refuseNamesake(tx, schoolId, names, input.dateOfBirth)

    const { id } = await tx.person
      .create({
        data: {
          schoolId,
          ...names,
          email: input.email,
          phone: input.phone,
          dateOfBirth: input.dateOfBirth ? dateOnly(input.dateOfBirth) : null,
          upn: input.upn,
          externalId: input.externalId,
        },
        select: { id: true },
      })
      .catch(taken('upn', 'Another person has this UPN already.'))
    if (isPupil && input.yearGroup !== undefined) {
      const { yearGroup } = input
      await tx.enrolment.create({ data: { schoolId, personId: id, academicYear: year, yearGroup, classId } })
    }
    const joined: AuditEntry[] = []
    for (const { kind, title, startsOn = today() } of memberships) {
      const membership = await tx.membership.create({
        data: { schoolId, personId: id, kind, title, startsOn: dateOnly(startsOn) },
        select: { id: true },
      })
      joined.push({ action: 'person.joined', subject: id, schoolId, after: { membershipId: membership.id, kind } })
    }
    if (input.guardianship) {
      const { pupilId, ...facts } = input.guardianship
      await holdPeople(tx, { schoolId: { in: [schoolId] } }, [pupilId])
      joined.push(...(await tieTogether(tx, { schoolId, pupilId, parentId: id }, facts)))
    }
    const kinds = memberships.map(({ kind }) => kind)
    return {
      output: { personId: id },
      audit: [{ action: 'person.added', subject: id, schoolId, after: { kinds } }, ...joined],
    }
  },
})

/** Two presses, or two people in one office, add somebody once; whoever means another person of that name says so. */
async function refuseNamesake(
  tx: Tx,
  schoolId: string,
  { searchName, displayName }: { searchName: string; displayName: string },
  dateOfBirth: string | null,
) {
  await queue(tx, `add ${schoolId} ${searchName}`)
  const born = dateOfBirth ? { OR: [{ dateOfBirth: null }, { dateOfBirth: dateOnly(dateOfBirth) }] } : {}
  const namesake = await tx.person.findFirst({
    where: { schoolId, searchName, archivedAt: null, ...born },
    select: { id: true },
  })
  if (!namesake) return
  const message = `${displayName} is in the list already. Tick the box if this is another person of that name.`
  throw new AppError('CONFLICT', 'Somebody of this name is here already.', { anotherPerson: [message] })
}
