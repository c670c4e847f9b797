import { z } from 'zod'
import { YEAR_GROUPS } from '@/lib/schools/types'
import { YEAR_OUTCOMES } from './types'

const id = z.uuid({ error: 'Choose one from the list.' })
const seen = z.string({ error: 'Load the page again.' })
const emptyIsNone = (value: unknown) => (value === '' || value === null ? undefined : value)
const yearGroup = z.preprocess(
  emptyIsNone,
  z.coerce
    .number({ error: 'Choose a year group.' })
    .refine((year) => (YEAR_GROUPS as readonly number[]).includes(year), { error: 'Choose a year group.' }),
)
const className = z
  .string({ error: 'Enter the name of the class.' })
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine((text) => text.length > 0, { error: 'Enter the name of the class.' })
  .refine((text) => [...text].length <= 60, { error: 'Use 60 characters or fewer.' })
  .refine((text) => !/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text), { error: 'Remove the hidden characters.' })

/** Again: throws away what was prepared so far. */
export const StartYearInput = z.object({
  schoolId: id,
  again: z
    .union([z.boolean(), z.string()])
    .optional()
    .transform((value) => value === true || value === 'yes'),
})
export const YearTurnInput = z.object({ turnId: id })
export const TurnYearInput = z.object({ turnId: id, seen })

export const SetLeaversInput = z.object({ turnId: id, lastYearGroup: yearGroup })

/** Where those of one year group of a class go as a whole; no class is empty. */
export const MoveClassesInput = z.object({
  turnId: id,
  seen,
  groups: z.array(z.object({ classId: z.uuid(), yearGroup, nextClassId: z.preprocess(emptyIsNone, id.optional()) })),
})

/** "usual": the class that the others go to; "none": no class; otherwise one of the planned ones. */
const classChoice = z.union([z.enum(['usual', 'none']), id], { error: 'Choose a class.' })

export const ChoosePupilsInput = z
  .object({
    turnId: id,
    seen,
    personIds: z.array(z.uuid()).min(1, 'Tick at least one pupil.').max(5000),
    outcome: z.enum(YEAR_OUTCOMES, { error: 'Choose what becomes of them.' }),
    nextYearGroup: z.preprocess(emptyIsNone, yearGroup.optional()),
    nextClass: classChoice.default('usual'),
  })
  .refine(({ outcome, nextYearGroup }) => outcome !== 'placed' || nextYearGroup !== undefined, {
    path: ['nextYearGroup'],
    error: 'Choose a year group.',
  })

export const NameClassesInput = z.object({
  turnId: id,
  seen,
  classes: z.array(z.object({ id, name: z.string(), remove: z.boolean() })),
  /** New classes, one name on each line. */
  added: z.string().default(''),
})
export { className as ClassName }

export const PlacePupilInput = z.object({
  personId: id,
  academicYear: z.coerce.number({ error: 'Choose an academic year.' }).int().min(2000).max(2200),
  yearGroup,
  classId: z.preprocess(emptyIsNone, id.optional()),
})
