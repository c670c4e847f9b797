import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { grantablePosts, isOwnAccount, lockSchools, requireAnotherHead } from '../reach'
import { EndGrantInput } from '../schema'

/** Takes a post back, with a reason; never one's own, never beyond one's own reach, never the last headteacher's. */
export const endGrant = command({
  permission: 'accounts.grant',
  recent: true,
  input: EndGrantInput,
  async run({ tx, actor, input, schools }) {
    const grant = await tx.grant.findFirst({
      where: { id: input.grantId, ...schools },
      select: { id: true, accountId: true, post: true, schoolId: true },
    })
    if (!grant?.schoolId) throw new AppError('NOT_FOUND', 'We cannot find that post.')
    if (await isOwnAccount(tx, actor, grant.accountId)) {
      throw new AppError('FORBIDDEN', 'Nobody takes back their own post. Ask another headteacher.')
    }
    if (!grantablePosts(actor, grant.schoolId).includes(grant.post)) {
      throw new AppError('FORBIDDEN', 'You cannot take back this post.')
    }
    await lockSchools(tx, [grant.schoolId])
    if (grant.post === 'headteacher') await requireAnotherHead(tx, grant.schoolId, grant.accountId)

    const { count } = await tx.grant.updateMany({
      where: { id: grant.id, endedAt: null },
      data: { endedAt: new Date(), endReason: input.reason },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This post has ended already.')
    return {
      output: { accountId: grant.accountId },
      audit: {
        action: 'post.ended',
        subject: grant.accountId,
        schoolId: grant.schoolId,
        before: { grantId: grant.id, post: grant.post },
        after: { reason: input.reason },
      },
    }
  },
})
