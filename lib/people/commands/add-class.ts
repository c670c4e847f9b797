import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { taken } from '../rows'
import { AddClassInput } from '../schema'

/** Adds a class to an academic year. */
export const addClass = command({
  permission: 'people.change',
  input: AddClassInput,
  async run({ tx, schools, input: { schoolId, academicYear, name } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const { id } = await tx.schoolClass
      .create({ data: { schoolId, academicYear, name }, select: { id: true } })
      .catch(taken('name', 'There is a class of this name in that year already.'))
    return {
      output: { classId: id },
      audit: { action: 'class.added', subject: id, schoolId, after: { academicYear, name } },
    }
  },
})
