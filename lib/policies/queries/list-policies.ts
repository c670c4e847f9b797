import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { mayAt, policiesWhere, versionsWhere } from '../reach'
import { reviewState } from '../review-state'
import { storedMetadata } from '../stored'

/** The policies of a school by title, each with its current version, its draft and its review date. */
export async function listPolicies(actor: Actor, schoolId: string) {
  const today = londonDay(now())
  const policies = await db.policy.findMany({
    where: policiesWhere(actor, schoolId),
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      title: true,
      trustId: true,
      versions: {
        where: versionsWhere(actor, schoolId),
        orderBy: { number: 'desc' },
        select: {
          number: true,
          status: true,
          publishedAt: true,
          metadata: true,
          adoptions: { where: { schoolId }, select: { id: true } },
        },
      },
      agreements: { where: { schoolId, versions: { some: { status: 'published' } } }, select: { audience: true } },
    },
  })
  return policies.map(({ id, title, trustId, versions, agreements }) => {
    const ofTrust = trustId !== null
    const current = versions.find((v) => v.status === 'published' && (!ofTrust || v.adoptions.length > 0)) ?? null
    const draft = versions.find((v) => v.status !== 'published') ?? null
    const latest = current ?? draft ?? versions[0]
    const nextReviewOn = latest ? storedMetadata(latest.metadata).nextReviewOn : null
    return {
      id,
      title,
      ofTrust,
      current: current && { number: current.number, publishedAt: current.publishedAt },
      draft: draft && { number: draft.number, approved: draft.status === 'approved' },
      nextReviewOn,
      review: reviewState(nextReviewOn, today),
      audiences: agreements.map(({ audience }) => audience),
    }
  })
}

export type PolicyRow = Awaited<ReturnType<typeof listPolicies>>[number]

/** What the actor may do with the policies of a school. */
export const policyRights = (actor: Actor, schoolId: string) => ({
  draft: mayAt(actor, 'policies.draft', schoolId),
  publish: mayAt(actor, 'policies.publish', schoolId),
  approve: mayAt(actor, 'policies.record_approval', schoolId),
})
