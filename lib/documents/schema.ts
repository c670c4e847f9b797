import { z } from 'zod'

export const RetryCopyInput = z.object({ requestId: z.uuid() })
export const RetryStuckCopiesInput = z.object({ schoolId: z.uuid() })
