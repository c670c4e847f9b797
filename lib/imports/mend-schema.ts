import { z } from 'zod'
import { StartImportInput } from './schema'

/** Rows of an import that somebody has mended, as the tables that were downloaded. */
export const MendRowsInput = z.object({
  importId: z.uuid({ error: 'We cannot find that import.' }),
  files: StartImportInput.shape.files,
})
