import { z } from 'zod'

export const RetryCopyInput = z.object({ requestId: z.uuid() })
export const RetryStuckCopiesInput = z.object({ schoolId: z.uuid() })
/** Without a class: the whole round. */
export const PreparePrintPackInput = z.object({
  roundId: z.uuid(),
  classId: z.uuid().nullable().default(null),
  /** Each copy begins on the front of a sheet. */
  duplex: z.boolean().default(false),
})
