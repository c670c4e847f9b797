import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { tieTogether } from '../guardianships'
import { holdPeople } from '../rows'
import { SetGuardianshipInput } from '../schema'

/** Says how a parent or carer stands to a pupil, for the first time or anew. */
export const setGuardianship = command({
  permission: 'people.change',
  input: SetGuardianshipInput,
  async run({ tx, schools, input: { pupilId, parentId, ...facts } }) {
    if (pupilId === parentId) throw AppError.field('parentId', 'Choose somebody other than the pupil.')
    const people = await holdPeople(tx, schools, [pupilId, parentId])
    const [pupil, parent] = [people.get(pupilId), people.get(parentId)]
    if (!pupil || !parent || pupil.schoolId !== parent.schoolId) {
      throw new AppError('NOT_FOUND', 'We cannot find that person.')
    }
    if (parent.archivedAt) throw new AppError('CONFLICT', 'This person is archived. Put them back on the list first.')
    const [first, ...rest] = await tieTogether(tx, { schoolId: pupil.schoolId, pupilId, parentId }, facts)
    if (!first) throw new Error('A tie was made without an audit entry.')
    return { output: { pupilId, parentId }, audit: [first, ...rest] }
  },
})
