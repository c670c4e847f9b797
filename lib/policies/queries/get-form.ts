import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import { partsOf, unfilledFields } from '../agreement-parts'
import { mayAt, policiesWhere } from '../reach'
import { storedContent } from '../stored'
import type { Audience } from '../types'

/** One audience's form of a policy at a school: the published version, the open draft for who may draft, and its history; null when there is none. */
export async function getForm(actor: Actor, schoolId: string, policyId: string, audience: Audience) {
  if (!isId(policyId)) return null
  const agreement = await db.agreement.findFirst({
    where: { schoolId, audience, policyId, policy: policiesWhere(actor, schoolId) },
    select: {
      id: true,
      policy: { select: { title: true } },
      _count: { select: { requests: { where: { state: 'complete', round: { status: 'open' } } } } },
      versions: {
        where: mayAt(actor, 'policies.draft', schoolId) ? {} : { status: 'published' },
        orderBy: { number: 'desc' },
        include: { policyVersion: { select: { number: true, status: true } } },
      },
    },
  })
  if (!agreement) return null
  const versions = agreement.versions.map((version) => ({
    id: version.id,
    number: version.number,
    status: version.status,
    title: version.title,
    content: storedContent(version.content),
    parentRule: version.parentRule,
    signAgain: version.signAgain,
    changeNote: version.changeNote,
    sha256: version.sha256,
    publishedAt: version.publishedAt,
    seen: version.updatedAt.toISOString(),
    policyNumber: version.policyVersion.number,
    policyPublished: version.policyVersion.status === 'published',
  }))
  const draft = versions.find((version) => version.status !== 'published') ?? null
  return {
    id: agreement.id,
    audience,
    policyTitle: agreement.policy.title,
    versions,
    published: versions.find((version) => version.status === 'published') ?? null,
    draft: draft && {
      ...draft,
      parts: partsOf(draft.content),
      unfilled: unfilledFields(draft.content).map(({ label }) => label),
    },
    signedInOpenRounds: agreement._count.requests,
  }
}

export type FormView = NonNullable<Awaited<ReturnType<typeof getForm>>>
