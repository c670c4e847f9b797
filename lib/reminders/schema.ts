import { z } from 'zod'

export const RemindInput = z.object({
  roundId: z.uuid(),
  /** The requests that were shown when "remind" was pressed. */
  requestIds: z.array(z.uuid()).min(1, 'Nobody is left to remind.').max(20_000),
})

export const RetryMessagesInput = z.object({ schoolId: z.uuid(), messageId: z.uuid().optional() })
