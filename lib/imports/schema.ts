import { z } from 'zod'
import { READ_AS } from './headings/types'

const id = z.uuid({ error: 'We cannot find that import.' })

const READ_AS_VALUES = READ_AS.flatMap(({ choices }) => choices.map(({ value }) => value))

/** A tick box: absent is no. */
const tick = z
  .union([z.boolean(), z.string()])
  .optional()
  .transform((value) => value === true || value === 'yes')

/** Files that are larger are refused before they are read. */
export const MOST_FILES = 10

const RollFileInput = z.object({
  name: z
    .string()
    .transform((name) => name.normalize('NFC').replace(/\p{Cc}/gu, ''))
    .pipe(z.string().min(1, 'Choose a file.').max(200, 'Give the file a shorter name.')),
  bytes: z.instanceof(Uint8Array, { error: 'Choose a file.' }),
})

export const StartImportInput = z.object({
  schoolId: id,
  files: z
    .array(RollFileInput)
    .min(1, 'Choose the files to import.')
    .max(MOST_FILES, `Choose ${MOST_FILES} files or fewer.`)
    .refine((files) => new Set(files.map(({ name }) => name)).size === files.length, {
      error: 'Two of the files have the same name. Rename one of them.',
    }),
  /** The files are the whole roll: who is not in them has left. */
  whole: tick,
  /** Known before anything is asked, as the command line may have them. */
  answers: z.record(z.string().max(300), z.string().max(100)).default({}),
})

/** What columns are read as, for all tables with the same headings; an empty `readAs` leaves one aside. */
export const ChangeMappingInput = z.object({
  importId: id,
  mappings: z
    .array(
      z.object({
        headingsKey: z.string().max(200),
        choices: z
          .array(
            z.object({
              column: z.string().max(1000),
              readAs: z.preprocess(
                (value) => (value === '' ? null : value),
                z.enum(READ_AS_VALUES, { error: 'Choose one from the list.' }).nullable(),
              ),
            }),
          )
          .max(400),
      }),
    )
    .min(1)
    .max(50),
})

/** Answers by the id of the question; an empty one takes the answer back. */
export const AnswerQuestionsInput = z.object({
  importId: id,
  answers: z.record(z.string().max(300), z.string().max(100)),
})

export const ConfirmImportInput = z.object({
  importId: id,
  /** Of the plan on the page: another one is shown before it is done. */
  planHash: z.string().min(1, 'Check the import first.').max(100),
})

export const ImportInput = z.object({ importId: id })
export const RetryImportsInput = z.object({ schoolId: id, importId: id.optional() })

export const UndoImportInput = z.object({
  importId: id,
  /** Kept in the trail. */
  reason: z
    .string()
    .trim()
    .max(300, 'Use 300 characters or fewer.')
    .nullish()
    .transform((text) => text || null),
})

/** The page of a list of rows, as the address says it. */
export const readPage = (text: string | undefined) => {
  const page = Number(text)
  return Number.isInteger(page) && page > 0 ? page : 1
}
