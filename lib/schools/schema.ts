import { z } from 'zod'
import { isHexColour } from '@/lib/format/accent'
import { YEAR_GROUPS } from './types'

const yearGroup = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.coerce
    .number({ error: 'Choose a year group.' })
    .refine((year) => (YEAR_GROUPS as readonly number[]).includes(year), 'Choose a year group.'),
)
const orNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)

export const ConfigureSchoolInput = z
  .object({
    schoolId: z.uuid(),
    name: z.string().trim().min(1, 'Enter the name of the school.').max(120, 'Use at most 120 characters.'),
    contactEmail: z.preprocess(
      orNull,
      z
        .string()
        .trim()
        .toLowerCase()
        .pipe(z.email('Enter an e-mail address such as office@school.example.'))
        .nullable(),
    ),
    contactPhone: z.preprocess(
      orNull,
      z
        .string()
        .trim()
        .max(40, 'Use at most 40 characters.')
        .regex(/^[+\d][\d\s()-]*$/, 'Enter a telephone number in digits.')
        .nullable(),
    ),
    accent: z.string().trim().toLowerCase().refine(isHexColour, 'Choose a colour, such as #1f5a7a.'),
    firstSigningYear: yearGroup,
    lastYoungerYear: yearGroup,
    /** The bytes of a new crest; absent: the crest stays. */
    crest: z.instanceof(Uint8Array).optional(),
    removeCrest: z.boolean().default(false),
  })
  .refine((input) => input.lastYoungerYear >= input.firstSigningYear - 1, {
    path: ['lastYoungerYear'],
    error: 'The younger pupils’ form cannot end before the first year group that signs.',
  })
