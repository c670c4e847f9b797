import 'server-only'
import type { Reaction } from '@/lib/audit/announce'
import { addJob } from '@/lib/jobs/queue'
import { followNewVersion } from '@/lib/rounds/commands/follow-ups'

/** Open rounds ask for the new version; where people must sign again, they are told. */
export const askForNewVersion: Reaction = async ({ tx, entry: { schoolId, after } }) => {
  const { agreementId, agreementVersionId, signAgain } = after ?? {}
  if (!schoolId || typeof agreementId !== 'string' || typeof agreementVersionId !== 'string') return
  const reopened = await followNewVersion(tx, agreementId, agreementVersionId, signAgain === true)
  if (reopened.length === 0) return
  const slots = await tx.slot.findMany({
    where: { requestId: { in: reopened } },
    select: { personId: true, request: { select: { roundId: true } } },
  })
  for (const roundId of new Set(slots.map((slot) => slot.request.roundId))) {
    const personIds = [
      ...new Set(slots.filter((slot) => slot.request.roundId === roundId).map((slot) => slot.personId)),
    ]
    await addJob(tx, 'round.ask', { schoolId, roundId, personIds, reason: 'new_version' })
  }
}
