import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { AppError } from '@/lib/errors'
import { answeredMessage, getDraft, getSigningForm } from '../queries'
import type { NetworkSection } from '../types'
import { dropDraft } from './draft'
import { signAsPupil, signForms } from './sign'

/** Signs what was kept for the check page; the second of two presses is told of the first. Returns the references. */
export async function signKept(actor: Actor, slotId: string, network: NetworkSection): Promise<string[]> {
  const draft = await getDraft(actor, slotId)
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
  await dropDraft(actor, slotId)
  return recorded.map(({ reference }) => reference)
}
