import { z } from 'zod'
import { id, personFields, reason, tick } from '../schema'
import { MERGE_FIELDS, type MergeField } from './types'

const side = z.enum(['kept', 'other'], { error: 'Choose which of the two stays.' }).optional()

/** One choice for each field; those that are the same in both records need none. */
const choices = Object.fromEntries(MERGE_FIELDS.map((field) => [field, side])) as Record<MergeField, typeof side>

export const MergePeopleInput = z.object({
  keptId: id,
  otherId: id,
  ...choices,
  /** What the page was made from: a change since is told. */
  seen: z.string().max(64).optional(),
  /** Said after the warnings. */
  sure: tick,
})

export const UndoMergeInput = z.object({ mergeId: id, reason })
export const KeepApartInput = z.object({ firstId: id, secondId: id })
export const EndWrongLinkInput = z.object({ pupilId: id, parentId: id, reason })

/** What happens to each child of a record that was made of two people. */
const child = z.enum(['stays', 'moves', 'both'], { error: 'Choose whose child this is.' })

export const SplitPersonInput = z
  .object({
    personId: id,
    givenName: personFields.givenName,
    familyName: personFields.familyName,
    displayName: personFields.displayName,
    email: personFields.email,
    phone: personFields.phone,
    /** By the pupil's identifier. */
    children: z.record(z.string(), child),
  })
  .refine((person) => person.givenName !== '' || person.familyName !== '', {
    path: ['givenName'],
    error: 'Enter a given name or a family name.',
  })
