import 'server-only'
import type { Scope } from '@/lib/auth/permissions'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { adultsAt } from '../adults'
import { isOwnAccount, reaches } from '../reach'
import { UnjoinOpenIdInput } from '../schema'

/** Parts an account from whoever is joined to it at the school's own sign-in, and ends its sessions; the next first sign-in joins anew. */
export const unjoinOpenId = command({
  permission: 'accounts.unjoin',
  input: UnjoinOpenIdInput,
  async run({ tx, actor, scopes, input: { identityId } }) {
    const identity = await identityInReach(tx, identityId, scopes)
    const { schoolId, accountId, personId } = identity
    if (await isOwnAccount(tx, actor, accountId)) throw new AppError('FORBIDDEN', 'This is your own account.')
    const posts = identity.account.grants.map(({ post }) => post)
    if (posts.length > 0 && !reaches(actor, schoolId, posts)) {
      throw new AppError('FORBIDDEN', 'This account holds a post beyond your reach.')
    }
    // Conditional: of two presses at once, one succeeds.
    const { count } = await tx.openIdIdentity.deleteMany({ where: { id: identityId } })
    if (count === 0) throw new AppError('CONFLICT', 'This has been parted already.')
    await tx.account.update({
      where: { id: accountId },
      data: { sessionsValidFrom: new Date(Date.now() + 1) },
      select: { id: true },
    })
    return {
      output: { accountId },
      audit: { action: 'openid.unjoined', subject: accountId, schoolId, after: { personId } },
    }
  },
})

async function identityInReach(tx: Tx, id: string, scopes: Scope[]) {
  const places = scopes.map(({ schoolId, reach }) =>
    reach === 'school' ? { schoolId } : { schoolId, account: adultsAt(schoolId) },
  )
  const identity = await tx.openIdIdentity.findFirst({
    where: { id, OR: places },
    select: {
      schoolId: true,
      accountId: true,
      personId: true,
      account: { select: { grants: { where: { endedAt: null }, select: { post: true } } } },
    },
  })
  if (!identity) throw new AppError('NOT_FOUND', 'We cannot find that sign-in.')
  return identity
}
