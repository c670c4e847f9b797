import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { dateOnly, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { canonicalPolicy } from '@/lib/policies/canonical'
import { NO_METADATA } from '@/lib/policies/stored'
import type { AgreementContent, Audience } from '@/lib/policies/types'
import { inDays, thisYear } from './people'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

const contentOf = (title: string): AgreementContent => ({
  title,
  leadIn: { will: 'I will:', will_not: 'I will not:', understand: 'I understand that:' },
  clauses: [{ kind: 'will', text: `keep to ${title}` }],
  parentDeclaration: 'I have talked about this with my child.',
  fields: [],
})

const SECTIONS = [{ number: '1', title: 'Aims', level: 2, text: 'Be kind to each other online.' }]

/** A policy of a school or a trust with one published version. */
export async function aPolicy(owner: { schoolId: string } | { trustId: string }, title: string) {
  const text = canonicalPolicy({ title, number: 1, metadata: NO_METADATA, sections: SECTIONS })
  const published = { status: 'published' as const, sha256: sha256(text), publishedAt: now() }
  const version = { number: 1, title, metadata: NO_METADATA, sections: SECTIONS, ...published }
  const policy = await db.policy.create({
    data: { ...owner, title, versions: { create: version } },
    select: { id: true, versions: { select: { id: true } } },
  })
  return { id: policy.id, versionId: policy.versions[0]?.id ?? '', title }
}
export type Policy = Awaited<ReturnType<typeof aPolicy>>

/** The published form of one audience under a policy. */
export async function aFormOf(schoolId: string, policy: Policy, audience: Audience) {
  const title = `${policy.title} for ${audience}`
  const content = contentOf(title)
  const canonicalText = canonicalize(content) ?? ''
  const place = { schoolId, policyId: policy.id, audience }
  const agreement = await db.agreement.create({ data: place, select: { id: true } })
  const published = { status: 'published' as const, canonicalText, sha256: sha256(canonicalText), publishedAt: now() }
  const version = await db.agreementVersion.create({
    data: {
      schoolId,
      agreementId: agreement.id,
      policyVersionId: policy.versionId,
      number: 1,
      title,
      content,
      ...published,
    },
    select: { id: true },
  })
  return {
    agreementId: agreement.id,
    versionId: version.id,
    sha256: published.sha256,
    title,
    audience,
    policyId: policy.id,
  }
}
export type Form = Awaited<ReturnType<typeof aFormOf>>

/** A round that began a week ago and is due in two. */
export async function aRoundOf(schoolId: string, name: string, status: 'draft' | 'open', forms: Form[]) {
  const { id } = await db.round.create({
    data: {
      schoolId,
      name,
      kind: 'yearly',
      academicYear: thisYear(),
      opensOn: dateOnly(inDays(-7)),
      dueOn: dateOnly(inDays(14)),
      reminderDays: [7],
      status,
      openedAt: status === 'open' ? now() : null,
      agreements: {
        create: forms.map(({ agreementId, versionId }) => ({ agreementId, agreementVersionId: versionId })),
      },
    },
    select: { id: true },
  })
  return { id, name }
}

type Asked = {
  form: Form
  roundId: string
  schoolId: string
  personId: string
  capacity: 'staff' | 'governor' | 'pupil' | 'parent'
  classId?: string
  occasion?: string
  slots: { kind: 'self' | 'pupil' | 'parent'; personId: string }[]
}

/** A request that has been asked; returns it with its slots by person. */
export async function aRequestOf({ form, classId, slots, ...asked }: Asked) {
  const pupil = asked.capacity === 'pupil' || asked.capacity === 'parent'
  const state = pupil ? (asked.capacity === 'pupil' ? 'waiting_for_pupil' : 'waiting_for_parent') : 'waiting'
  const request = await db.request.create({
    data: {
      ...asked,
      agreementId: form.agreementId,
      agreementVersionId: form.versionId,
      audience: form.audience,
      pupilId: pupil ? asked.personId : null,
      classId,
      className: classId ? 'Own class' : null,
      yearGroup: pupil ? 4 : null,
      state,
      askedAt: now(),
      slots: { create: slots.map((slot) => ({ schoolId: asked.schoolId, ...slot })) },
    },
    select: { id: true, slots: { select: { id: true, personId: true } } },
  })
  const slotOf = (personId: string) => request.slots.find((slot) => slot.personId === personId)?.id ?? ''
  return { id: request.id, slotOf, form }
}
