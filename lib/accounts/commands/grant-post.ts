import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { atSchools, grantablePosts, isOwnAccount, lockSchools } from '../reach'
import { GrantPostInput } from '../schema'

/** Gives a post at a school to an account of that school; never to oneself, never one beyond one's own reach. */
export const grantPost = command({
  permission: 'accounts.grant',
  recent: true,
  input: GrantPostInput,
  async run({ tx, actor, input: { schoolId, accountId, post, classId }, schools }) {
    if (!schools.schoolId.in.includes(schoolId)) throw notFound()
    await lockSchools(tx, [schoolId])
    const account = await tx.account.findFirst({
      where: { id: accountId, ...atSchools([schoolId]) },
      select: { id: true, suspendedAt: true },
    })
    if (!account) throw notFound()
    if (await isOwnAccount(tx, actor, account.id)) {
      throw new AppError('FORBIDDEN', 'Nobody gives a post to themselves. Ask another headteacher.')
    }
    if (!grantablePosts(actor, schoolId).includes(post)) {
      throw new AppError('FORBIDDEN', 'You cannot give this post.', { post: ['You cannot give this post.'] })
    }
    if (account.suspendedAt)
      throw new AppError('CONFLICT', 'This account is stopped. Restore it before giving it a post.')
    const place = { schoolId, post, classId: post === 'class_teacher' ? await classOf(tx, schoolId, classId) : null }
    const held = await tx.grant.findFirst({ where: { accountId, ...place, endedAt: null }, select: { id: true } })
    if (held) throw new AppError('CONFLICT', 'This account holds that post already.')

    const grant = await tx.grant.create({
      data: { accountId, ...place, grantedById: actor.kind === 'account' ? actor.accountId : null },
      select: { id: true },
    })
    return {
      output: { grantId: grant.id },
      audit: {
        action: 'post.granted',
        subject: accountId,
        schoolId,
        after: { grantId: grant.id, post, classId: place.classId },
      },
    }
  },
})

const notFound = () => new AppError('NOT_FOUND', 'We cannot find that account.')

async function classOf(tx: Tx, schoolId: string, classId: string | undefined) {
  const found = classId && (await tx.schoolClass.findFirst({ where: { id: classId, schoolId }, select: { id: true } }))
  if (!found) throw AppError.field('classId', 'Choose a class of this school.')
  return found.id
}
