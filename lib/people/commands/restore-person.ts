import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { holdPerson } from '../rows'
import { RestorePersonInput } from '../schema'

/** Puts an archived person back on the lists; memberships and ties are made anew by whoever knows of them. */
export const restorePerson = command({
  permission: 'people.change',
  input: RestorePersonInput,
  async run({ tx, schools, input: { personId } }) {
    const { schoolId, archivedAt } = await holdPerson(tx, schools, personId)
    if (!archivedAt) throw new AppError('CONFLICT', 'This person is not archived.')
    await tx.person.update({ where: { id: personId }, data: { archivedAt: null } })
    return { output: { personId }, audit: { action: 'person.restored', subject: personId, schoolId } }
  },
})
