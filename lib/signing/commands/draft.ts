import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { readDrawnMark } from '../drawn-mark'
import { answeredMessage, getSigningForm } from '../queries'
import { AnswerInput, SaveDraftInput } from '../schema'
import { signableSlotsWhere } from '../signable-slots'

type Data = Record<string, string[]>

async function readDraft(actor: Actor, slotId: string) {
  const slot = await db.slot.findFirst({
    where: { id: slotId, ...signableSlotsWhere(actor) },
    select: { schoolId: true, draft: { select: { data: true } } },
  })
  if (!slot) throw new AppError('NOT_FOUND', 'We cannot find that form.')
  return { schoolId: slot.schoolId, data: (slot.draft?.data ?? {}) as Data }
}

const writeDraft = (slotId: string, schoolId: string, data: Data) =>
  db.signingDraft.upsert({
    where: { slotId },
    create: { slotId, schoolId, data },
    update: { data },
    select: { slotId: true },
  })

/** Keeps what a signer typed until the check page; not a record, so it leaves no audit entry. */
export async function saveDraft(actor: Actor, values: unknown): Promise<void> {
  const parsed = SaveDraftInput.safeParse(values)
  if (!parsed.success) throw AppError.invalid(parsed.error)
  const { slotId, data } = parsed.data
  const kept = await readDraft(actor, slotId)
  // When the text was opened is the server's to say, not the browser's.
  const { openedAt: _at, openedText: _text, ...typed } = data
  const { openedAt, openedText } = kept.data
  await writeDraft(slotId, kept.schoolId, { ...typed, ...(openedAt && openedText && { openedAt, openedText }) })
}

/** Notes when a signer first had this text before them, for the evidence; a later look changes nothing. */
export async function noteOpened(actor: Actor, slotId: string, sha256: string): Promise<void> {
  const kept = await readDraft(actor, slotId)
  if (kept.data.openedText?.[0] === sha256) return
  const opened = { openedAt: [now().toISOString()], openedText: [sha256] }
  await writeDraft(slotId, kept.schoolId, { ...kept.data, ...opened })
}

/** Checks a whole answer as the signature will and keeps it for the check page; `slotId` is the form it was given on. */
export async function keepAnswer(actor: Actor, slotId: string, values: Data): Promise<void> {
  const one = (name: string) => values[name]?.[0]
  const parsed = AnswerInput.safeParse({
    slotIds: values.slotIds ?? [],
    outcome: one('outcome'),
    declared: one('declared'),
    typedName: one('typedName'),
    mark: one('mark'),
    reason: one('reason'),
    sha256: one('sha256'),
  })
  const form = await getSigningForm(actor, slotId)
  const asked = form?.slots[0]
  if (!form || !asked) throw new AppError('NOT_FOUND', 'We cannot find that form.')
  if (asked.answered) throw new AppError('CONFLICT', answeredMessage(asked))
  if (!parsed.success) throw AppError.invalid(parsed.error)
  const { slotIds, mark, sha256 } = parsed.data
  if (sha256 !== form.sha256) {
    throw new AppError(
      'CONFLICT',
      'The school published a new version while you were reading. Read the new text below, then go on.',
    )
  }
  const open = new Set(form.slots.map((slot) => slot.slotId))
  if (!slotIds.every((id) => open.has(id))) {
    throw AppError.field('slotIds', 'One of these forms was answered a moment ago. Look at the choice again.')
  }
  if (mark) readDrawnMark(mark)
  await saveDraft(actor, { slotId, data: values })
}

/** Forgets what was typed on a form. */
export async function dropDraft(actor: Actor, slotId: string): Promise<void> {
  await db.signingDraft.deleteMany({ where: { slotId, slot: signableSlotsWhere(actor) } })
}
