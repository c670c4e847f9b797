import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { dayOf, londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import { policiesWhere, versionsWhere } from '../reach'
import { reviewState } from '../review-state'
import { storedMetadata, storedSections } from '../stored'

const VERSION = {
  id: true,
  number: true,
  status: true,
  title: true,
  metadata: true,
  sections: true,
  changeNote: true,
  sha256: true,
  approvedOn: true,
  approvedBy: true,
  approvalNote: true,
  publishedAt: true,
} as const

/** One policy at a school: what stands now, its versions newest first, and the forms that stand under it; null when there is none. */
export async function getPolicy(actor: Actor, schoolId: string, policyId: string) {
  if (!isId(policyId)) return null
  const policy = await db.policy.findFirst({
    where: { id: policyId, ...policiesWhere(actor, schoolId) },
    select: {
      id: true,
      title: true,
      trust: { select: { name: true } },
      versions: {
        where: versionsWhere(actor, schoolId),
        orderBy: { number: 'desc' },
        select: {
          id: true,
          number: true,
          status: true,
          publishedAt: true,
          changeNote: true,
          adoptions: { where: { schoolId }, select: { adoptedAt: true } },
        },
      },
      agreements: {
        where: { schoolId },
        orderBy: { audience: 'asc' },
        select: {
          id: true,
          audience: true,
          versions: { orderBy: { number: 'desc' }, select: { number: true, status: true, title: true } },
        },
      },
    },
  })
  if (!policy) return null
  const { trust, agreements } = policy
  const versions = policy.versions.map(({ adoptions, ...version }) => ({
    ...version,
    adoptedAt: adoptions[0]?.adoptedAt ?? null,
  }))
  const published = versions.filter((version) => version.status === 'published')
  const current = published.find((version) => !trust || version.adoptedAt) ?? null
  const newest = published[0]
  return {
    id: policy.id,
    title: policy.title,
    trustName: trust?.name ?? null,
    versions,
    currentNumber: current?.number ?? null,
    /** A trust's version that the school has not adopted yet. */
    toAdopt: trust && newest && !newest.adoptedAt ? { id: newest.id, number: newest.number } : null,
    draft: versions.find((version) => version.status !== 'published') ?? null,
    forms: agreements.map(({ id, audience, versions: [last, ...older] }) => ({
      id,
      audience,
      title: last?.title ?? '',
      draft: last && last.status !== 'published' ? last.number : null,
      published: [last, ...older].find((version) => version?.status === 'published')?.number ?? null,
    })),
  }
}

/** One version to read; null when there is none, or it is a draft that the actor may not see. */
export async function getVersion(actor: Actor, schoolId: string, policyId: string, number: number) {
  if (!isId(policyId)) return null
  const version = await db.policyVersion.findFirst({
    where: {
      AND: [{ policyId, number, policy: policiesWhere(actor, schoolId) }, versionsWhere(actor, schoolId)],
    },
    select: VERSION,
  })
  if (!version) return null
  const metadata = storedMetadata(version.metadata)
  return {
    ...version,
    metadata,
    sections: storedSections(version.sections),
    approvedOn: version.approvedOn && dayOf(version.approvedOn),
    review: reviewState(metadata.nextReviewOn, londonDay(now())),
  }
}

export type PolicyVersionView = NonNullable<Awaited<ReturnType<typeof getVersion>>>
export type PolicyView = NonNullable<Awaited<ReturnType<typeof getPolicy>>>
