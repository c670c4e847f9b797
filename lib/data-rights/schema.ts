import { z } from 'zod'
import { MEMBERSHIP_KINDS } from '@/lib/people/types'
import { GROUP_LABELS, type RetentionGroup } from './types'

const id = z.uuid({ error: 'Choose one from the list.' })
const MOST_YEARS = 40

const wrongFor = (group: RetentionGroup) =>
  `Enter a whole number of years for ${GROUP_LABELS[group].toLowerCase()}, from 1 to ${MOST_YEARS}.`
const yearsOf = (group: RetentionGroup) => {
  const error = wrongFor(group)
  return z
    .string({ error })
    .trim()
    .regex(/^\d{1,2}$/, error)
    .transform(Number)
    .refine((count) => count >= 1 && count <= MOST_YEARS, error)
}
const yearsOrNone = (group: RetentionGroup) =>
  z.union([z.literal('').transform(() => null), yearsOf(group)], { error: wrongFor(group) }).default(null)

type Years = Record<RetentionGroup, ReturnType<typeof yearsOf>>
type YearsOrNone = Record<`${RetentionGroup}Round`, ReturnType<typeof yearsOrNone>>

/** One school's rules, a field for each group: `staff`, and `staffRound` for years after the round. */
export const SetRetentionRulesInput = z.object({
  schoolId: id,
  ...(Object.fromEntries(
    MEMBERSHIP_KINDS.flatMap((group) => [
      [group, yearsOf(group)],
      [`${group}Round`, yearsOrNone(group)],
    ]),
  ) as Years & YearsOrNone),
})

export const PlanErasureInput = z.object({ schoolId: id, personId: id.optional() })
export const ApproveErasureInput = z.object({
  planId: id,
  confirmed: z.literal('yes', { error: 'Tick that you have looked at the list.' }),
})
export const DiscardErasureInput = z.object({ planId: id })

const reason = z
  .string({ error: 'Enter the reason.' })
  .trim()
  .min(3, 'Say why, in a few words.')
  .max(300, 'Use 300 characters or fewer.')
export const PlaceHoldInput = z.object({ personId: id, reason })
export const EndHoldInput = z.object({ holdId: id })

export const MakeAccessFileInput = z.object({
  personId: id,
  /** `self`, or the parent who asked on behalf of the child. */
  askedBy: z.union([z.literal('self'), id], { error: 'Choose who asked for it.' }),
  checked: z.literal('yes', { error: 'Tick that you know who asked.' }),
})
export const AskOwnAccessFileInput = z.object({ personId: id })
export const DeleteAccessFileInput = z.object({ fileId: id })
export const RetryAccessFilesInput = z.object({ schoolId: id, fileId: id.optional() })

export const FILE_PARTS = ['pdf', 'json', 'zip'] as const
export type FilePart = (typeof FILE_PARTS)[number]
export const OpenAccessFileInput = z.object({ fileId: z.uuid(), part: z.enum(FILE_PARTS) })
