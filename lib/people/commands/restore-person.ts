import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { holdPerson } from '../rows'
import { RestorePersonInput } from '../schema'

/** Puts an archived person back on the lists; memberships and ties are made anew by whoever knows of them. */
export const restorePerson = command({
  permission: 'people.change',
  input: RestorePersonInput,
  async run({ tx, schools, input: { personId } }) {
    const { schoolId, archivedAt } = await holdPerson(tx, schools, personId)
    if (await isMergedAway(tx, personId)) {
      throw new AppError('CONFLICT', 'This record was merged into another one. Undo the merge instead.')
    }
    if (!archivedAt) throw new AppError('CONFLICT', 'This person is not archived.')
    await tx.person.update({ where: { id: personId }, data: { archivedAt: null } })
    return { output: { personId }, audit: { action: 'person.restored', subject: personId, schoolId } }
  },
})

const isMergedAway = async (tx: Tx, id: string) =>
  (await tx.person.count({ where: { id, mergedIntoId: { not: null } } })) > 0
