import { z } from 'zod'
import { RecordPaperInput } from '@/lib/signing/schema'

const id = z.uuid({ error: 'We cannot find that.' })

export const MOST_FILES = 100
/** Of all files of one scan together. */
export const MOST_BYTES = 100 * 1024 * 1024
/** What one form, or one piece of a large file, may carry. */
export const MOST_AT_ONCE = 10 * 1024 * 1024
export const MOST_PAGES = 600

const bytes = z
  .instanceof(Uint8Array, { error: 'Choose a file.' })
  .refine((data) => data.length <= MOST_AT_ONCE, { error: `This is larger than ${MOST_AT_ONCE / 1024 / 1024} MB.` })

/** The files of a scan with what of them comes at once: all, or the beginning. */
export const StartScanInput = z.object({
  schoolId: id,
  files: z
    .array(
      z.object({
        name: z
          .string()
          .transform((name) => name.normalize('NFC').replace(/\p{Cc}/gu, ''))
          .pipe(z.string().min(1, 'Choose a file.').max(200, 'Give the file a shorter name.')),
        size: z.number().int().min(1, 'This file is empty.'),
        bytes,
      }),
    )
    .min(1, 'Choose the scan.')
    .max(MOST_FILES, `Choose ${MOST_FILES} files or fewer.`)
    .refine((files) => files.reduce((sum, { size }) => sum + size, 0) <= MOST_BYTES, {
      error: `These files are larger than ${MOST_BYTES / 1024 / 1024} MB together. Send them in two scans.`,
    })
    .refine((files) => files.every((file) => file.bytes.length <= file.size), { error: 'Choose the files again.' }),
})

/** The next piece of a file, from where the last one ended. */
export const AddToScanInput = z.object({
  scanId: id,
  position: z.coerce.number().int().min(0).max(MOST_FILES),
  start: z.coerce.number().int().min(0).max(MOST_BYTES),
  bytes: bytes.refine((data) => data.length > 0, { error: 'There is nothing in this.' }),
})

export const ScanInput = z.object({ scanId: id })
export const PageInput = z.object({ pageId: id })
export const AssignPageInput = z.object({
  pageId: id,
  requestId: z.uuid({ error: 'Choose the form that this page belongs to.' }),
})
export const ThrowAwayInput = z.object({
  scanId: id,
  pageIds: z.array(id).min(1, 'Choose what is thrown away.').max(MOST_PAGES),
})
export const RecordScannedInput = z.object({ scanId: id }).and(RecordPaperInput)
