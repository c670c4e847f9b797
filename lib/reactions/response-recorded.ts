import 'server-only'
import type { Reaction } from '@/lib/audit/announce'
import { addJob } from '@/lib/jobs/queue'

/** The parents are asked as soon as their child has signed; the response itself is written after this. */
export const askParentsOfSigner: Reaction = async ({ tx, entry: { schoolId, subject, after } }) => {
  if (!schoolId || after?.slotKind !== 'pupil' || after.state !== 'waiting_for_parent') return
  const request = await tx.request.findUnique({
    where: { id: subject },
    select: {
      roundId: true,
      slots: { where: { kind: 'parent', currentResponseId: null, withdrawn: false }, select: { personId: true } },
    },
  })
  if (!request) return
  const personIds = request.slots.map((slot) => slot.personId)
  if (personIds.length > 0) {
    await addJob(tx, 'round.ask', { schoolId, roundId: request.roundId, personIds, reason: 'pupil_signed' })
  }
}

/** A refusal is told to the office. */
export const tellOfficeOfRefusal: Reaction = async ({ tx, entry: { schoolId, subject, after } }) => {
  if (schoolId && typeof after?.responseId === 'string') {
    await addJob(tx, 'office.tell_refusal', { schoolId, requestId: subject, responseId: after.responseId })
  }
}
