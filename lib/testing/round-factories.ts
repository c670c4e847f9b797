import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Actor } from '@/lib/auth/actor'
import { NO_SECOND_STEP } from '@/lib/auth/second-step'
import { addDays, dateOnly, londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { AgreementContent, Audience, ParentRule } from '@/lib/policies/types'
import { createRound, openRound } from '@/lib/rounds/commands'

/** Rounds in tests open today, so that the clock of the machine fits. */
export const today = () => londonDay(now())

const contentOf = (title: string, wording: string): AgreementContent => ({
  title,
  leadIn: { will: 'I will:', will_not: 'I will not:', understand: 'I understand that:' },
  clauses: [
    { kind: 'will', text: `be kind to other people online (${wording})` },
    { kind: 'will_not', text: 'share my password' },
    { kind: 'understand', text: 'the school looks at how its computers are used' },
  ],
  parentDeclaration: 'I have talked about this with my child.',
  fields: [],
})

type Options = {
  title?: string
  wording?: string
  parentRule?: ParentRule
  signAgain?: boolean
  agreementId?: string
  number?: number
}

/** A published agreement for one audience of a school, with a policy of its own unless it is a further version. */
export async function aPublishedAgreement(schoolId: string, audience: Audience, options: Options = {}) {
  const { title = `Online safety: ${audience}`, wording = 'first', parentRule = 'any_one', number = 1 } = options
  const content = contentOf(title, wording)
  const canonicalText = canonicalize(content) ?? ''
  const sha256 = createHash('sha256').update(canonicalText).digest('hex')
  const policy = await db.policy.create({ data: { schoolId, title: 'Acceptable use policy' }, select: { id: true } })
  const version = await db.policyVersion.create({
    data: {
      policyId: policy.id,
      number: 1,
      status: 'published',
      title: 'Acceptable use policy',
      metadata: {},
      sections: [],
      sha256,
      publishedAt: now(),
    },
    select: { id: true },
  })
  const agreementId =
    options.agreementId ??
    (await db.agreement.create({ data: { schoolId, policyId: policy.id, audience }, select: { id: true } })).id
  const published = await db.agreementVersion.create({
    data: {
      schoolId,
      agreementId,
      policyVersionId: version.id,
      number,
      status: 'published',
      title,
      content,
      parentRule,
      signAgain: options.signAgain ?? false,
      canonicalText,
      sha256,
      publishedAt: now(),
    },
    select: { id: true },
  })
  return { agreementId, versionId: published.id, sha256, policyId: policy.id }
}

// A school has no two rounds of one name.
let rounds = 0

/** An open round that began today and is due in two weeks; who is asked follows the roll as it stands. */
export async function anOpenRound(office: Actor, schoolId: string, agreementIds: string[]) {
  const { roundId } = await createRound(office, {
    schoolId,
    name: rounds++ === 0 ? 'Acceptable use 2026/27' : `Acceptable use 2026/27, ${rounds}`,
    kind: 'yearly',
    academicYear: 2026,
    opensOn: today(),
    dueOn: addDays(today(), 14),
    agreementIds,
  })
  await openRound(office, { roundId })
  return roundId
}

/** An account of a person, as a signer with no post. */
export async function aSigner(schoolId: string, personId: string): Promise<Actor & { kind: 'account' }> {
  const account = await db.account.create({
    data: { name: 'Signer', people: { create: { personId } } },
    select: { id: true },
  })
  return {
    kind: 'account',
    accountId: account.id,
    name: 'Signer',
    people: [{ personId, schoolId }],
    grants: [],
    knownBy: 'password',
    sharedAddress: false,
    secondStep: NO_SECOND_STEP,
  }
}

/** The slots of a round by kind, with their requests. */
export const slotsOf = (roundId: string) =>
  db.slot.findMany({
    where: { request: { roundId } },
    select: {
      id: true,
      kind: true,
      personId: true,
      requestId: true,
      request: { select: { audience: true, personId: true } },
    },
    orderBy: { id: 'asc' },
  })

export const stateOf = async (requestId: string) =>
  (await db.request.findUniqueOrThrow({ where: { id: requestId } })).state

/** A complete answer to a form, as the check page sends it. */
export const anAnswer = (slotIds: string[], sha256: string) => ({
  slotIds,
  sha256,
  outcome: 'agreed',
  declared: 'yes',
  typedName: 'Typed Name',
  network: { ip: '192.0.2.7', browser: 'A browser' },
})

/** Ten days from today for exemptions and the like. */
export const soon = () => addDays(today(), 10)
export const dateSoon = () => dateOnly(soon())
