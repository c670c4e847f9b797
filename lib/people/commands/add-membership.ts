import 'server-only'
import { dateOnly } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { academicYearOf } from '@/lib/schools/types'
import { liveOn, today } from '../membership-time'
import { classOf, holdPerson } from '../rows'
import { AddMembershipInput } from '../schema'

/** Makes a known person something more at the school; open rounds then ask them. */
export const addMembership = command({
  permission: 'people.change',
  input: AddMembershipInput,
  async run({ tx, schools, input: { personId, kind, title, startsOn, yearGroup, classId } }) {
    const { schoolId, archivedAt } = await holdPerson(tx, schools, personId)
    if (archivedAt) throw new AppError('CONFLICT', 'This person is archived. Put them back on the list first.')
    const live = await tx.membership.count({ where: { personId, kind, ...liveOn(today()) } })
    if (live > 0) throw new AppError('CONFLICT', 'They are that already.')
    if (kind === 'pupil') {
      if (yearGroup === undefined) throw AppError.field('yearGroup', 'Choose a year group.')
      const academicYear = academicYearOf(today())
      const place = { yearGroup, classId: await classOf(tx, schoolId, academicYear, classId) }
      await tx.enrolment.upsert({
        where: { schoolId_academicYear_personId: { schoolId, academicYear, personId } },
        create: { schoolId, academicYear, personId, ...place },
        update: place,
      })
    }
    const { id } = await tx.membership.create({
      data: { schoolId, personId, kind, title, startsOn: dateOnly(startsOn) },
      select: { id: true },
    })
    return {
      output: { membershipId: id },
      audit: { action: 'person.joined', subject: personId, schoolId, after: { membershipId: id, kind } },
    }
  },
})
