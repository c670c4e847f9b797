import 'server-only'
import { dateOnly } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { tieEntries } from '../guardianships'
import { leaveWithoutChildren } from '../leaving'
import { today } from '../membership-time'
import { holdPeople } from '../rows'
import { EndGuardianshipInput } from '../schema'

/** Records that a parent or carer answers for a pupil no longer; with no other child here they leave the school too. */
export const endGuardianship = command({
  permission: 'people.change',
  input: EndGuardianshipInput,
  async run({ tx, schools, input: { pupilId, parentId, reason } }) {
    const people = await holdPeople(tx, schools, [pupilId, parentId])
    const schoolId = people.get(pupilId)?.schoolId
    if (!schoolId) throw new AppError('NOT_FOUND', 'We cannot find that person.')
    const { count } = await tx.guardianship.updateMany({
      where: { schoolId, pupilId, parentId, endedOn: null },
      data: { endedOn: dateOnly(today()) },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This person does not answer for the pupil now.')
    const left = await leaveWithoutChildren(tx, schoolId, pupilId, parentId)
    const [changed, household] = tieEntries({ schoolId, pupilId, parentId }, null, { ended: true, reason })
    return { output: { pupilId, parentId }, audit: [changed, household, ...left] }
  },
})
