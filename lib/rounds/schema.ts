import { z } from 'zod'

const days = z
  .array(
    z.coerce
      .number({ error: 'Enter days as numbers, such as 14, 7, 1.' })
      .int('Enter whole days.')
      .min(0, 'Enter 0 or more days.')
      .max(120, 'Enter 120 days or fewer.'),
  )
  .max(6, 'Enter at most six reminders.')

const day = z.iso.date({ error: 'Enter a day, such as 27 3 2027.' })

export const CreateRoundInput = z
  .object({
    schoolId: z.uuid(),
    name: z.string().trim().min(1, 'Enter a name for the round.').max(120, 'Use 120 characters or fewer.'),
    kind: z.enum(['yearly', 'standing'], { error: 'Choose what kind of round this is.' }),
    academicYear: z.coerce.number({ error: 'Choose an academic year.' }).int().min(2000).max(2100),
    opensOn: day,
    dueOn: day,
    reminderDays: days.default([14, 7, 1]),
    agreementIds: z.array(z.uuid()).min(1, 'Choose at least one agreement.'),
  })
  .refine((round) => round.dueOn >= round.opensOn, {
    path: ['dueOn'],
    error: 'The due day must not be before the day the round opens.',
  })
export type CreateRoundInput = z.input<typeof CreateRoundInput>

export const RoundInput = z.object({ roundId: z.uuid() })

export const ChangeRoundInput = z
  .object({
    roundId: z.uuid(),
    name: z.string().trim().min(1, 'Enter a name for the round.').max(120, 'Use 120 characters or fewer.'),
    opensOn: day,
    dueOn: day,
    reminderDays: days.default([]),
  })
  .refine((round) => round.dueOn >= round.opensOn, {
    path: ['dueOn'],
    error: 'The due day must not be before the day the round opens.',
  })

const reason = z.string().trim().min(3, 'Say why, in a few words.').max(500, 'Use 500 characters or fewer.')

export const ExemptRequestInput = z.object({ requestId: z.uuid(), reason, until: day })
export const EndExemptionInput = z.object({ requestId: z.uuid() })
export const WaivePupilInput = z.object({ requestId: z.uuid(), reason })
export const CloseRequestInput = z.object({ requestId: z.uuid(), reason })
