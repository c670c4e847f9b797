import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'

/** Who holds the post of class teacher for a class of an academic year; empty where the actor may not see every account. */
export async function listClassTeachers(actor: Actor, schoolId: string, academicYear: number) {
  const reached = scopesOf(actor, 'accounts.view').some(
    (scope) => scope.schoolId === schoolId && scope.reach === 'school',
  )
  if (!reached) return []
  const grants = await db.grant.findMany({
    where: { schoolId, post: 'class_teacher', endedAt: null, class: { academicYear } },
    orderBy: [{ class: { name: 'asc' } }, { account: { name: 'asc' } }],
    select: { id: true, accountId: true, account: { select: { name: true } }, class: { select: { name: true } } },
  })
  return grants.map(({ id, accountId, account, class: held }) => ({
    id,
    accountId,
    name: account.name,
    className: held?.name ?? '',
  }))
}
