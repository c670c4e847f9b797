import 'server-only'
import type { AuditRow } from '@/lib/audit/append'
import type { Actor } from '@/lib/auth/actor'
import { londonDay, now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { answeredBefore } from '../answered-before'
import { readDrawnMark } from '../drawn-mark'
import { type Act, prepareResponses } from '../record-responses'
import { SignInput } from '../schema'
import { type LockedSlot, lockSlots } from '../slots-to-sign'
import { textHashes } from '../text-hash'

/** How the signer came and was known, which the evidence keeps. */
type Standing = Pick<Act, 'route' | 'authentication' | 'sharedAddress' | 'witness'>

function standingOf(actor: Actor): Standing {
  switch (actor.kind) {
    case 'account':
      return { route: 'account', authentication: actor.knownBy, sharedAddress: actor.sharedAddress, witness: null }
    case 'link':
      return { route: 'link', authentication: 'personal_link', sharedAddress: actor.sharedAddress, witness: null }
    case 'class_session':
      return { route: 'class_session', authentication: 'teacher', sharedAddress: false, witness: actor.teacherName }
    default:
      throw new AppError('FORBIDDEN', 'You do not have access to this.')
  }
}

/** Whether a slot is this actor's to sign; anything else is not found. */
function isTheirs(actor: Actor, slot: LockedSlot) {
  if (actor.kind === 'account') return actor.people.some((person) => person.personId === slot.personId)
  if (actor.kind === 'link') return actor.personId === slot.personId && actor.roundId === slot.roundId
  if (actor.kind !== 'class_session') return false
  return slot.kind === 'pupil' && slot.classId === actor.classId && slot.roundId === actor.roundId
}

const notFound = () => new AppError('NOT_FOUND', 'We cannot find that form.')

async function refuse(tx: Tx, slot: LockedSlot, isTheTextShown: boolean) {
  if (slot.withdrawn || slot.waived || !slot.guardianshipStands) throw notFound()
  if (slot.answered) throw await answeredBefore(tx, slot)
  if (!slot.roundOpen)
    throw new AppError(
      'CONFLICT',
      'This round has closed, so the form can no longer be signed here. Please ask the school office.',
    )
  if (slot.closed) throw new AppError('CONFLICT', 'The school no longer needs this form from you.')
  if (!slot.askedAt) throw new AppError('CONFLICT', 'This form is not open for signing yet.')
  if (!isTheTextShown) {
    throw new AppError(
      'CONFLICT',
      'The school published a new version while you were reading. Read the new text below, then sign it.',
    )
  }
}

async function signSlots(tx: Tx, actor: Actor, schoolIds: string[], input: SignInputRead) {
  const slotIds = [...new Set(input.slotIds)]
  const slots = await lockSlots(tx, schoolIds, slotIds)
  if (slots.length < slotIds.length || !slots.every((slot) => isTheirs(actor, slot))) throw notFound()
  const [schoolId, ...others] = new Set(slots.map((slot) => slot.schoolId))
  // One signature never spans two schools.
  if (!schoolId || others.length > 0) throw notFound()
  // One declaration is one person's: an account that stands for two people signs for each apart.
  if (new Set(slots.map((slot) => `${slot.personId} ${slot.kind}`)).size > 1) throw notFound()
  const texts = await textHashes(
    tx,
    slots.map((slot) => slot.agreementVersion.id),
  )
  for (const slot of slots) await refuse(tx, slot, texts.get(slot.agreementVersion.id) === input.sha256)
  const act: Act = {
    ...standingOf(actor),
    outcome: input.outcome,
    typedName: input.typedName,
    mark: input.mark ? readDrawnMark(input.mark) : null,
    reason: input.reason,
    openedAt: input.openedAt,
    network: input.network,
    recordedBy: null,
  }
  const { write, audit } = await prepareResponses(tx, schoolId, slots, act)
  const [first, ...rest] = audit
  if (!first) throw notFound()
  return {
    audit: [first, ...rest] satisfies [typeof first, ...typeof rest],
    last: async (rows: AuditRow[]) => ({ recorded: await write(rows), day: londonDay(now()) }),
  }
}

type SignInputRead = {
  slotIds: string[]
  outcome: 'agreed' | 'declined'
  typedName: string | null
  mark: string | null
  reason: string | null
  sha256: string
  openedAt: string | null
  network: { ip: string | null; browser: string | null }
}

/** Agrees or declines in one or several slots of one signer: one response for each, in one commit. */
export const signForms = command({
  permission: 'requests.sign',
  input: SignInput,
  run: ({ tx, actor, schools, input }) => signSlots(tx, actor, schools.schoolId.in, input),
})

/** A pupil's own signature on the class's supervised device. */
export const signAsPupil = command({
  permission: 'class.sign_pupil',
  input: SignInput,
  run: ({ tx, actor, schools, input }) => signSlots(tx, actor, schools.schoolId.in, input),
})
