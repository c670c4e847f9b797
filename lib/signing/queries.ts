import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { AgreementContent } from '@/lib/policies/types'
import { declarationText } from './declaration'
import { signableSlotsWhere } from './signable-slots'
import { slotsOfSigner } from './slots-of-signer'
import { textHashes } from './text-hash'
import { type ToSignRow, toSignSelect, toSignView } from './to-sign-view'
import type { SigningForm, ToSign } from './types'

async function withTexts(rows: ToSignRow[]): Promise<ToSign[]> {
  const versionOf = (row: ToSignRow) => row.request.agreementVersion.id
  const hashes = await textHashes(db, rows.map(versionOf))
  return rows.map((row) => toSignView(row, hashes.get(versionOf(row)) ?? ''))
}

/** Everything the actor is asked to sign in open rounds, answered or not, children in order of name. */
export async function listToSign(actor: Actor): Promise<ToSign[]> {
  // An account of a post alone is asked for nothing, and finds nothing at anybody's form.
  if (actor.kind === 'account' && actor.people.length === 0) return []
  if (actor.kind === 'account' || actor.kind === 'link') return withTexts(await slotsOfSigner(actor))
  const slots = await db.slot.findMany({
    where: signableSlotsWhere(actor),
    select: toSignSelect,
    orderBy: [
      { request: { round: { dueOn: 'asc' } } },
      { request: { audience: 'asc' } },
      { request: { person: { givenName: 'asc' } } },
    ],
  })
  return withTexts(slots)
}

/** Slots of one signer that hold the same form as `slotId` and are still to be answered; the asked one stands first. */
export const sameForm = (all: ToSign[], slotId: string): ToSign[] => {
  const asked = all.find((slot) => slot.slotId === slotId)
  if (!asked) return []
  const others = all.filter(
    (slot) =>
      slot.slotId !== slotId &&
      !slot.answered &&
      slot.schoolId === asked.schoolId &&
      slot.signerId === asked.signerId &&
      slot.kind === asked.kind &&
      slot.sha256 === asked.sha256,
  )
  return [asked, ...(asked.answered ? [] : others)]
}

/** What somebody is told who answers a second time. */
export function answeredMessage({ answered, kind, pupilName }: ToSign): string {
  if (!answered) return ''
  const about = pupilName && kind === 'parent' ? ` for ${pupilName}` : ''
  const verb = answered.outcome === 'declined' ? 'declined' : 'signed'
  const when = formatUkDateTime(new Date(answered.signedAt))
  return `This form${about} was already ${verb} on ${when}, reference ${answered.reference}. Nothing was recorded a second time.`
}

/** The form behind a slot with its text, and the other slots that may be signed with it; null when it is not theirs. */
export async function getSigningForm(actor: Actor, slotId: string): Promise<SigningForm | null> {
  const slots = sameForm(await listToSign(actor), slotId)
  const [asked] = slots
  if (!asked) return null
  const { agreementVersion: version } = await db.request.findUniqueOrThrow({
    where: { id: asked.requestId },
    select: {
      agreementVersion: {
        select: {
          id: true,
          number: true,
          title: true,
          content: true,
          agreementId: true,
          policyVersion: { select: { number: true, title: true, policyId: true } },
        },
      },
    },
  })
  const previous = await db.response.findFirst({
    where: {
      schoolId: asked.schoolId,
      signerId: asked.signerId,
      outcome: 'agreed',
      agreementVersion: { agreementId: version.agreementId, number: { lt: version.number } },
    },
    orderBy: { signedAt: 'desc' },
    select: { signedAt: true, agreementVersion: { select: { id: true, number: true, content: true } } },
  })
  const words = {
    signerName: asked.signerName,
    kind: asked.kind,
    audience: asked.audience,
    title: version.title,
    version: version.number,
  }
  return {
    slots,
    content: version.content as AgreementContent,
    title: version.title,
    version: version.number,
    sha256: asked.sha256,
    policyId: version.policyVersion.policyId,
    policyTitle: version.policyVersion.title,
    policyVersion: version.policyVersion.number,
    declaration: declarationText({ ...words, outcome: 'agreed' }),
    declineDeclaration: declarationText({ ...words, outcome: 'declined' }),
    previousVersion: previous && {
      ...previous.agreementVersion,
      content: previous.agreementVersion.content as AgreementContent,
      signedAt: previous.signedAt.toISOString(),
    },
  }
}

/** What the signer typed before the check page, by field; null when there is none. */
export async function getDraft(actor: Actor, slotId: string): Promise<Record<string, string[]> | null> {
  const draft = await db.signingDraft.findFirst({
    where: { slotId, slot: signableSlotsWhere(actor) },
    select: { data: true },
  })
  return (draft?.data as Record<string, string[]> | undefined) ?? null
}

/** What was recorded under these references, for the confirmation. */
export const recordedIn = (all: ToSign[], references: string[]): ToSign[] =>
  all.filter(({ answered }) => answered && references.includes(answered.reference))

export type SignedBefore = {
  title: string
  pupilName: string | null
  signedAt: string
  reference: string
  outcome: string
  documentId: string | null
  roundName: string
}

/** What the people of an account have answered in closed rounds, latest first. */
export async function listSignedBefore(actor: Actor & { kind: 'account' }): Promise<SignedBefore[]> {
  const responses = await db.response.findMany({
    where: {
      schoolId: { in: actor.people.map((person) => person.schoolId) },
      signerId: { in: actor.people.map((person) => person.personId) },
      request: { round: { status: 'closed' } },
    },
    orderBy: { signedAt: 'desc' },
    take: 200,
    select: {
      signedAt: true,
      reference: true,
      outcome: true,
      agreementVersion: { select: { title: true } },
      request: {
        select: {
          pupil: { select: { displayName: true } },
          round: { select: { name: true } },
          documents: { where: { erased: null }, orderBy: { madeAt: 'desc' }, take: 1, select: { id: true } },
        },
      },
    },
  })
  return responses.map(({ signedAt, reference, outcome, agreementVersion, request }) => ({
    title: agreementVersion.title,
    pupilName: request.pupil?.displayName ?? null,
    signedAt: signedAt.toISOString(),
    reference,
    outcome,
    documentId: request.documents[0]?.id ?? null,
    roundName: request.round.name,
  }))
}
