import 'server-only'
import { type AuditEntry, appendAudit } from '@/lib/audit/append'
import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db/client'

/** What follows for accounts when a leaving since a moment is taken back: posts it ended, and accounts it stopped, are there again. */
export async function restoreReturned(
  tx: Tx,
  actor: Actor,
  { personId, schoolId, since }: { personId: string; schoolId: string; since: Date },
) {
  const accounts = await tx.account.findMany({
    where: { people: { some: { personId } } },
    select: {
      id: true,
      suspendedAt: true,
      suspendedReason: true,
      grants: {
        where: { schoolId, OR: [{ endedAt: null }, { endedAt: { gte: since }, endReason: 'Left' }] },
        select: { id: true, post: true, classId: true, endedAt: true },
      },
    },
  })
  const entries: AuditEntry[] = []
  for (const { id: accountId, suspendedAt, suspendedReason, grants } of accounts) {
    const live = grants.filter(({ endedAt }) => endedAt === null)
    const ended = grants.filter(
      (grant) => grant.endedAt && !live.some(({ post, classId }) => post === grant.post && classId === grant.classId),
    )
    await tx.grant.updateMany({
      where: { id: { in: ended.map(({ id }) => id) } },
      data: { endedAt: null, endReason: null },
    })
    for (const { id: grantId, post } of ended) {
      entries.push({ action: 'post.granted', subject: accountId, schoolId, after: { grantId, post } })
    }
    if (!suspendedAt || suspendedReason !== 'Left' || suspendedAt < since) continue
    await tx.account.update({ where: { id: accountId }, data: { suspendedAt: null, suspendedReason: null } })
    entries.push({ action: 'account.restored', subject: accountId, schoolId, after: {} })
  }
  if (entries.length > 0) await appendAudit(tx, actor, entries)
}
