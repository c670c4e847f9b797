import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { answeredMessage, getSigningForm } from '../queries'
import type { NetworkSection } from '../types'
import { dropDraft } from './draft'
import { signAsPupil, signForms } from './sign'

// Whose it is shows in the forms it names: signing looks at each of them again.
async function readKept(slotId: string) {
  if (!z.uuid().safeParse(slotId).success) return null
  const [draft] = await db.$queryRaw<{ data: Record<string, string[]> }[]>`
    SELECT data FROM "SigningDraft" WHERE "slotId" = ${slotId}::uuid`
  return draft?.data
}

/** Signs what was kept for the check page; the second of two presses is told of the first. Returns the references. */
export async function signKept(actor: Actor, slotId: string, network: NetworkSection): Promise<string[]> {
  const draft = await readKept(slotId)
  if (!draft?.outcome) {
    const asked = (await getSigningForm(actor, slotId))?.slots[0]
    if (!asked) throw new AppError('NOT_FOUND', 'We cannot find that form.')
    if (asked.answered) throw new AppError('CONFLICT', answeredMessage(asked))
    throw new AppError('CONFLICT', 'What you filled in is no longer kept. Go back to the form and fill it in again.')
  }
  const one = (name: string) => draft[name]?.[0] || null
  const sign = actor.kind === 'class_session' ? signAsPupil : signForms
  const { recorded } = await sign(actor, {
    slotIds: draft.slotIds,
    outcome: one('outcome'),
    declared: one('declared'),
    typedName: one('typedName'),
    mark: one('mark'),
    reason: one('reason'),
    sha256: one('sha256'),
    openedAt: draft.openedText?.[0] === one('sha256') ? one('openedAt') : null,
    network,
  })
  // What was signed is forgotten with it.
  if (!draft.slotIds?.includes(slotId)) await dropDraft(actor, slotId)
  return recorded.map(({ reference }) => reference)
}
