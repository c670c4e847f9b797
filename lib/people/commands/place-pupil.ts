import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { academicYearOf } from '@/lib/schools/types'
import { liveOn, today } from '../membership-time'
import { classOf, holdPerson, nothingChanged } from '../rows'
import { PlacePupilInput } from '../year/schema'

/** Puts a pupil into a year group and class of this academic year or the next, as for a joiner after the year was turned. */
export const placePupil = command({
  permission: 'people.change',
  input: PlacePupilInput,
  async run({ tx, schools, input: { personId, academicYear, yearGroup, classId: chosen } }) {
    const { schoolId } = await holdPerson(tx, schools, personId)
    const live = await tx.membership.count({ where: { personId, kind: 'pupil', ...liveOn(today()) } })
    if (live === 0) throw new AppError('CONFLICT', 'This person is not a pupil here now.')
    const current = academicYearOf(today())
    if (academicYear !== current && academicYear !== current + 1) {
      throw AppError.field('academicYear', 'Choose this school year or the next.')
    }
    const classId = await classOf(tx, schoolId, academicYear, chosen)
    const key = { schoolId_academicYear_personId: { schoolId, academicYear, personId } }
    const before = await tx.enrolment.findUnique({ where: key, select: { yearGroup: true, classId: true } })
    if (before && before.yearGroup === yearGroup && before.classId === classId) throw nothingChanged()
    const place = { yearGroup, classId }
    await tx.enrolment.upsert({ where: key, create: { schoolId, academicYear, personId, ...place }, update: place })
    return {
      output: { personId },
      audit: {
        action: 'pupil.enrolled',
        subject: personId,
        schoolId,
        before: before ?? undefined,
        after: { ...place, academicYear },
      },
    }
  },
})
