import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { liveOn } from './membership-time'
import { queue } from './rows'
import type { MembershipKind } from './types'

/** Ends the posts that went with a membership, and stops the accounts whose people belong nowhere any more. */
export async function endPosts(
  tx: Tx,
  left: { schoolId: string; personIds: string[]; kinds: MembershipKind[]; day: string; reason: string },
): Promise<AuditEntry[]> {
  const { schoolId, personIds, kinds, day, reason } = left
  const accounts = await tx.account.findMany({
    where: { suspendedAt: null, people: { some: { personId: { in: personIds } } } },
    select: {
      id: true,
      grants: { where: { endedAt: null }, select: { id: true, post: true, schoolId: true } },
      people: {
        select: { person: { select: { schoolId: true, memberships: { where: liveOn(day), select: { kind: true } } } } },
      },
    },
  })
  const entries: AuditEntry[] = []
  for (const account of accounts) {
    const live = account.people.flatMap(({ person }) =>
      person.memberships.map(({ kind }) => ({ kind, schoolId: person.schoolId })),
    )
    const has = (kind: MembershipKind) => live.some((one) => one.kind === kind && one.schoolId === schoolId)
    // A clerk may be of the staff or of the governors; every other post belongs to staff.
    const lost = account.grants.filter(
      ({ post, schoolId: at }) =>
        at === schoolId &&
        (post === 'clerk'
          ? (kinds.includes('staff') || kinds.includes('governor')) && !has('staff') && !has('governor')
          : kinds.includes('staff') && !has('staff')),
    )
    if (lost.some(({ post }) => post === 'headteacher')) await keepAHeadteacher(tx, schoolId, account.id)
    await tx.grant.updateMany({
      where: { id: { in: lost.map(({ id }) => id) } },
      data: { endedAt: now(), endReason: reason },
    })
    for (const { id, post } of lost) {
      entries.push({ action: 'post.ended', subject: account.id, schoolId, after: { grantId: id, post, reason } })
    }
    if (live.length > 0 || account.grants.length > lost.length) continue
    const at = now()
    await tx.account.update({
      where: { id: account.id },
      data: { suspendedAt: at, suspendedReason: reason, sessionsValidFrom: at },
    })
    entries.push({ action: 'account.suspended', subject: account.id, schoolId, after: { reason } })
  }
  return entries
}

async function keepAHeadteacher(tx: Tx, schoolId: string, leavingAccountId: string) {
  await queue(tx, `headteachers ${schoolId}`)
  const others = await tx.grant.count({
    where: {
      schoolId,
      post: 'headteacher',
      endedAt: null,
      accountId: { not: leavingAccountId },
      account: { suspendedAt: null },
    },
  })
  if (others === 0) {
    throw new AppError('CONFLICT', 'No other headteacher has an account here. Give somebody else that post first.')
  }
}
