import 'server-only'
import { type AuditEntry, appendAudit } from '@/lib/audit/append'
import type { Actor, Post } from '@/lib/auth/actor'
import { dateOnly, londonDay, now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { MembershipKind } from '@/lib/people/types'

const STAFF: readonly MembershipKind[] = ['staff']
/** A clerk may come from the board, from an agency or from the staff; every other post is for staff. */
const HOLDERS: Partial<Record<Post, readonly MembershipKind[]>> = {
  clerk: ['staff', 'governor', 'volunteer', 'visitor'],
}

/**
 * What follows for accounts when a membership has ended: posts that nothing bears any more end now, and an account stops when
 * no membership and no post is left. Runs in the transaction of the leaving, and writes its own audit entries.
 */
export async function endPostsOfLeaver(
  tx: Tx,
  actor: Actor,
  { personId, schoolId }: { personId: string; schoolId: string },
) {
  const stillThere = { OR: [{ endsOn: null }, { endsOn: { gt: dateOnly(londonDay(now())) } }] }
  const accounts = await tx.account.findMany({
    where: { people: { some: { personId } } },
    select: {
      id: true,
      suspendedAt: true,
      people: {
        select: { person: { select: { schoolId: true, archivedAt: true, memberships: { where: stillThere } } } },
      },
      grants: { where: { endedAt: null }, select: { id: true, post: true, schoolId: true } },
    },
  })
  const moment = now()
  const entries: AuditEntry[] = []
  for (const account of accounts) {
    const live = account.people.flatMap(({ person }) => (person.archivedAt ? [] : person.memberships))
    const kindsHere = live.filter((membership) => membership.schoolId === schoolId).map(({ kind }) => kind)
    const bare = account.grants.filter(
      (grant) =>
        grant.schoolId === schoolId && !(HOLDERS[grant.post] ?? STAFF).some((kind) => kindsHere.includes(kind)),
    )
    await tx.grant.updateMany({
      where: { id: { in: bare.map(({ id }) => id) }, endedAt: null },
      data: { endedAt: moment, endReason: 'Left' },
    })
    for (const { id, post } of bare) {
      const before = { grantId: id, post }
      entries.push({ action: 'post.ended', subject: account.id, schoolId, before, after: { reason: 'Left' } })
    }
    if (live.length > 0 || account.grants.length > bare.length || account.suspendedAt) continue
    await tx.account.updateMany({
      where: { id: account.id, suspendedAt: null },
      data: { suspendedAt: moment, suspendedReason: 'Left', sessionsValidFrom: new Date(moment.getTime() + 1) },
    })
    entries.push({ action: 'account.suspended', subject: account.id, schoolId, after: { reason: 'Left' } })
  }
  await appendAudit(tx, actor, entries)
}
