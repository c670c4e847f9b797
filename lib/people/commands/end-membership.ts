import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { leave } from '../leaving'
import { holdPerson } from '../rows'
import { EndMembershipInput } from '../schema'

/** Records that somebody has left in one capacity: the membership, its posts and, by announcement, its open requests end. */
export const endMembership = command({
  permission: 'people.change',
  input: EndMembershipInput,
  async run({ tx, schools, input: { membershipId, endsOn, reason } }) {
    const membership = await tx.membership.findFirst({
      where: { id: membershipId, ...schools },
      select: { id: true, personId: true, schoolId: true, kind: true, startsOn: true },
    })
    if (!membership) throw new AppError('NOT_FOUND', 'We cannot find that membership.')
    const { personId, schoolId } = membership
    await holdPerson(tx, schools, personId)
    const [first, ...rest] = await leave(tx, [membership], { schoolId, endsOn, reason })
    if (!first) throw new AppError('CONFLICT', 'This has ended already.')
    return { output: { personId }, audit: [first, ...rest] }
  },
})
