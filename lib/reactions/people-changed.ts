import 'server-only'
import type { Reaction } from '@/lib/audit/announce'
import type { Tx } from '@/lib/db/client'
import { addJob } from '@/lib/jobs/queue'
import { MEMBERSHIP_KINDS, type MembershipKind } from '@/lib/people/types'
import { askJoiner, closeForLeaver, followEnrolment, followGuardianships } from '@/lib/rounds/commands/follow-ups'

const kindOf = (value: unknown): MembershipKind | undefined => MEMBERSHIP_KINDS.find((kind) => kind === value)

/** Writes to whoever is asked anew; those who were written to already are left out by the message's key. */
async function invite(tx: Tx, schoolId: string, roundIds: string[]) {
  for (const roundId of roundIds)
    await addJob(tx, 'round.ask', { schoolId, roundId, reason: 'first' }, { key: `round.ask:${roundId}` })
}

/** A joiner who fits an open round is asked. */
export const askJoinerInOpenRounds: Reaction = async ({ tx, entry: { schoolId, subject } }) => {
  if (schoolId) await invite(tx, schoolId, await askJoiner(tx, schoolId, subject))
}

/** A leaver's open requests are closed, with the reason. */
export const closeRequestsOfLeaver: Reaction = async ({ tx, entry: { schoolId, subject, after } }) => {
  const kind = kindOf(after?.kind)
  if (!schoolId || !kind) return
  const reason = typeof after?.reason === 'string' && after.reason ? `Left: ${after.reason}` : 'Left the school'
  await closeForLeaver(tx, schoolId, subject, kind, reason)
}

/** The parents' slots of incomplete requests follow the household. */
export const followHousehold: Reaction = async ({ tx, entry: { schoolId, subject } }) => {
  if (!schoolId) return
  await followGuardianships(tx, schoolId, subject)
  const rounds = await tx.round.findMany({ where: { schoolId, status: 'open' }, select: { id: true } })
  await invite(
    tx,
    schoolId,
    rounds.map((round) => round.id),
  )
}

/** A class move, or a pupil's first class. */
export const followClass: Reaction = async (context) => {
  const { schoolId, subject } = context.entry
  if (schoolId) await followEnrolment(context.tx, schoolId, subject)
  await askJoinerInOpenRounds(context)
}
