import 'server-only'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { LockedSlot } from './slots-to-sign'

/** The refusal for a slot that holds an answer already: what was given, when, and its reference. */
export async function answeredBefore(tx: Tx, slot: LockedSlot): Promise<AppError> {
  const given = await tx.response.findFirst({
    where: { currentOf: { id: slot.slotId } },
    select: { outcome: true, signedAt: true, reference: true },
  })
  const verb = given?.outcome === 'declined' ? 'declined' : 'signed'
  const when = given ? ` on ${formatUkDateTime(given.signedAt)}, reference ${given.reference}` : ''
  const about = slot.pupilName && slot.kind === 'parent' ? ` for ${slot.pupilName}` : ''
  return new AppError('CONFLICT', `This form${about} was already ${verb}${when}. Nothing was recorded a second time.`)
}
