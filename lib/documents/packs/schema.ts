import { z } from 'zod'
import { AUDIENCES } from '@/lib/policies/types'
import { YEAR_GROUPS } from '@/lib/schools/types'
import { FORM_STYLES } from '../types'
import { PACK_KINDS } from './types'

const id = z.uuid().nullable().default(null)

/** What is printed, and of whom: everybody of the round unless it is narrowed. */
export const PackChoice = z
  .object({
    schoolId: z.uuid(),
    kind: z.enum(PACK_KINDS, { error: 'Choose what to print.' }),
    roundId: id,
    classId: id,
    requestId: id,
    yearGroup: z
      .number()
      .refine((year) => YEAR_GROUPS.some((one) => one === year))
      .nullable()
      .default(null),
    audience: z.enum(AUDIENCES).nullable().default(null),
    /** Part of a name or a reference, as on the page of signed copies. */
    search: z.string().trim().max(100).default(''),
    style: z.enum(FORM_STYLES, { error: 'Choose how it looks.' }).default('standard'),
    duplex: z.boolean().default(false),
    sheet: z.union([z.literal(21), z.literal(24)], { error: 'Choose the sheet of labels.' }).default(21),
    firstLabel: z
      .number({ error: 'Enter a number.' })
      .int({ error: 'Enter a whole number.' })
      .min(1, { error: 'The first label on a sheet is number 1.' })
      .default(1),
  })
  .refine(({ firstLabel, sheet }) => firstLabel <= sheet, {
    path: ['firstLabel'],
    error: 'There are not so many labels on this sheet.',
  })
  .refine(({ kind, roundId, requestId, search }) => roundId || requestId || (kind === 'signed_copies' && search), {
    path: ['roundId'],
    error: 'Choose a round.',
  })
export type PackChoice = z.output<typeof PackChoice>

export const PackInput = z.object({ packId: z.uuid() })
