import { z } from 'zod'
import { CHECKPOINT_RHYTHMS } from './types'

const slotIds = z.array(z.uuid()).min(1, 'Choose at least one form to sign.').max(60)

const typedName = z
  .string()
  .trim()
  .max(200, 'Use 200 characters or fewer.')
  .transform((name) => name || null)
  .nullable()
  .default(null)

/** A drawn mark as a PNG data address, at most some 150 kB. */
const mark = z
  .string()
  .max(200_000, 'The drawing is too large. Clear it and draw again.')
  .transform((data) => data || null)
  .nullable()
  .default(null)

const answer = {
  outcome: z.enum(['agreed', 'declined'], { error: 'Choose whether you agree.' }),
  declared: z.literal('yes', { error: 'Tick the box to say that this is your signature.' }),
  typedName,
  mark,
  reason: z
    .string()
    .trim()
    .max(1000, 'Use 1,000 characters or fewer.')
    .transform((reason) => reason || null)
    .nullable()
    .default(null),
  /** The hash of the text that was shown: an answer to another text is refused. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
}

// Looked at even when another field is wrong, so that everything missing is said at once.
const always = { when: () => true }
type Given = { outcome?: unknown; typedName?: unknown; mark?: unknown; reason?: unknown }
const nameOrMark = ({ typedName, mark }: Given) => Boolean(typedName || mark)
const NAME_OR_MARK = { path: ['typedName'], error: 'Type your name, or draw it.', ...always }
const reasoned = ({ outcome, reason }: Given) => outcome !== 'declined' || Boolean(reason)
const REASONED = { path: ['reason'], error: 'Tell the school why you do not agree.', ...always }

/** What a signer has filled in before the check page. */
export const AnswerInput = z
  .object({ slotIds, ...answer })
  .refine(nameOrMark, NAME_OR_MARK)
  .refine(reasoned, REASONED)

export const SignInput = z
  .object({
    slotIds,
    ...answer,
    openedAt: z.iso.datetime().nullable().default(null),
    network: z.object({ ip: z.string().max(64).nullable(), browser: z.string().max(500).nullable() }),
  })
  .refine(nameOrMark, NAME_OR_MARK)
  .refine(reasoned, REASONED)
export type SignInput = z.input<typeof SignInput>

export const SaveDraftInput = z.object({
  slotId: z.uuid(),
  data: z.record(z.string(), z.array(z.string().max(200_000))),
})

export const TakeBackInput = z.object({
  responseId: z.uuid(),
  reason: z.string().trim().min(3, 'Say why, in a few words.').max(500, 'Use 500 characters or fewer.'),
})

export const StartClassSessionInput = z.object({ roundId: z.uuid(), classId: z.uuid() })
export const EndClassSessionInput = z.object({ sessionId: z.uuid() })

export const MakeCheckpointInput = z.object({ schoolId: z.uuid() })
export const SetCheckpointMailInput = z.object({
  schoolId: z.uuid(),
  rhythm: z.enum(CHECKPOINT_RHYTHMS, { error: 'Choose how often.' }),
})

/** Signatures of one answer and one day, read off a form on paper by the office. */
export const RecordPaperInput = z
  .object({
    requestId: z.uuid(),
    slotIds: z.array(z.uuid()).min(1, 'Choose who signed.').max(20),
    outcome: z.enum(['agreed', 'declined'], { error: 'Say what the form says.' }),
    reason: answer.reason,
    signedOn: z.iso.date({ error: 'Enter the date that stands on the paper.' }),
    /** The hash of the text that is asked for: a paper with another text is another form. */
    sha256: answer.sha256,
  })
  .refine(reasoned, {
    ...REASONED,
    error: 'Type the reason as it stands on the paper, or “no reason given”.',
  })
