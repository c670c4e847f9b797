import { z } from 'zod'

/** What the attachments column of a message holds: files of the school's store. */
export const Attachments = z.array(z.object({ name: z.string(), sha256: z.string() }))
