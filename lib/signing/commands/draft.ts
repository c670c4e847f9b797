import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { SaveDraftInput } from '../schema'
import { signableSlotsWhere } from '../signable-slots'

/** Keeps what a signer typed until the check page; not a record, so it leaves no audit entry. */
export async function saveDraft(actor: Actor, values: unknown): Promise<void> {
  const parsed = SaveDraftInput.safeParse(values)
  if (!parsed.success) throw AppError.invalid(parsed.error)
  const { slotId, data } = parsed.data
  const slot = await db.slot.findFirst({
    where: { id: slotId, ...signableSlotsWhere(actor) },
    select: { schoolId: true },
  })
  if (!slot) throw new AppError('NOT_FOUND', 'We cannot find that form.')
  await db.signingDraft.upsert({
    where: { slotId },
    create: { slotId, schoolId: slot.schoolId, data },
    update: { data },
  })
}
