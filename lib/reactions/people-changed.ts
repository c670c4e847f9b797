import 'server-only'
import type { Reaction } from '@/lib/audit/announce'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/queue'
import { MEMBERSHIP_KINDS, type MembershipKind } from '@/lib/people/types'
import { leftBecause } from '@/lib/rounds/commands/follow-people'
import {
  askJoiner,
  closeForLeaver,
  followAddress,
  followEnrolment,
  followGuardianships,
} from '@/lib/rounds/commands/follow-ups'
import { queueCopiesOfComplete } from './request-settled'

const kindOf = (value: unknown): MembershipKind | undefined => MEMBERSHIP_KINDS.find((kind) => kind === value)

/** Writes to those who are asked anew; who was written to already about the same is left out by the message's key. */
async function invite(tx: Tx, schoolId: string, roundIds: string[], personIds: string[]) {
  if (personIds.length === 0) return
  for (const roundId of roundIds) await addJob(tx, 'round.ask', { schoolId, roundId, personIds, reason: 'first' })
}

/** Everybody who has a slot in what a person is asked for: themself, or the parents of a pupil. */
async function signersFor(tx: Tx, schoolId: string, personId: string) {
  const slots = await tx.slot.findMany({
    where: { schoolId, withdrawn: false, request: { personId, round: { status: 'open' } } },
    distinct: ['personId'],
    select: { personId: true },
  })
  return slots.map((slot) => slot.personId)
}

/** A joiner who fits an open round is asked. */
export const askJoinerInOpenRounds: Reaction = async ({ tx, entry: { schoolId, subject } }) => {
  if (!schoolId) return
  const rounds = await askJoiner(tx, schoolId, subject)
  if (rounds.length > 0) await invite(tx, schoolId, rounds, await signersFor(tx, schoolId, subject))
}

/** A leaver's open requests are closed, with the reason. */
export const closeRequestsOfLeaver: Reaction = async ({ tx, entry: { schoolId, subject, after } }) => {
  const kind = kindOf(after?.kind)
  if (!schoolId || !kind) return
  await closeForLeaver(tx, schoolId, subject, kind, leftBecause(typeof after?.reason === 'string' ? after.reason : ''))
}

/** The parents' slots of incomplete requests follow the household. */
export const followHousehold: Reaction = async ({ tx, entry: { schoolId, subject, after } }) => {
  if (!schoolId || typeof after?.parentId !== 'string') return
  const changes = await followGuardianships(tx, schoolId, subject)
  await queueCopiesOfComplete(
    tx,
    schoolId,
    changes.map((change) => change.requestId),
  )
  const rounds = await tx.round.findMany({ where: { schoolId, status: 'open' }, select: { id: true } })
  await invite(
    tx,
    schoolId,
    rounds.map((round) => round.id),
    [after.parentId],
  )
}

/** A class move, or a pupil's first class. */
export const followClass: Reaction = async (context) => {
  const { schoolId, subject } = context.entry
  if (schoolId) await followEnrolment(context.tx, schoolId, subject)
  await askJoinerInOpenRounds(context)
}

/** A new address: links that went to the old one die, and whoever can be reached now is written to. */
export const followNewAddress: Reaction = async ({ tx, entry: { schoolId, subject, after } }) => {
  if (!schoolId || !Array.isArray(after?.changed) || !after.changed.includes('email')) return
  const person = await tx.person.findUniqueOrThrow({ where: { id: subject }, select: { email: true } })
  await tx.signingLink.updateMany({
    where: { schoolId, personId: subject, revokedAt: null, NOT: { sentTo: person.email ?? '' } },
    data: { revokedAt: now() },
  })
  const rounds = await followAddress(tx, schoolId, subject)
  if (person.email) await invite(tx, schoolId, rounds, [subject])
}
