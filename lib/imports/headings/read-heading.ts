import { fieldNamed } from './fields'
import type { Field, Owner } from './types'

/** What one heading says: whose it is, which of several, and the field; a bare owner ("Mother") is that person's name. */
export type Heading = { owner: Owner | null; which: string | null; field: Field | undefined }

const OWNERS: Record<string, Owner> = {
  pupil: 'pupil',
  student: 'pupil',
  child: 'pupil',
  learner: 'pupil',
  parent: 'contact',
  contact: 'contact',
  guardian: 'contact',
  carer: 'contact',
  caregiver: 'contact',
  mother: 'contact',
  mum: 'contact',
  father: 'contact',
  dad: 'contact',
  staff: 'staff',
  employee: 'staff',
  governor: 'governor',
}
/** Who is named by what they are to the child. */
export const RELATIVES: Record<string, string> = { mother: 'Mother', mum: 'Mother', father: 'Father', dad: 'Father' }
const FILLERS = new Set(['emergency', 's', 'details', 'detail', 'of', 'the'])

/** A heading in lower case, its words and numbers apart: "PARENT_1_EMAIL" and "Parent1Email" are "parent 1 email". */
export const spelled = (heading: string) =>
  heading
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()

/** Reads a heading that may name its owner and its number before or after the field. */
export function readHeading(heading: string): Heading {
  const words = spelled(heading)
  const whole = fieldNamed(words)
  if (whole) return { owner: null, which: null, field: whole }
  const parts = words.split(' ').filter((part) => !FILLERS.has(part))
  const owners = parts.filter((part) => OWNERS[singular(part)])
  const first = singular(owners[0] ?? '')
  const owner = OWNERS[first] ?? null
  const number = parts.find((part) => /^\d$/.test(part)) ?? null
  const without = parts.filter((part) => part !== number)
  if (!owner) return { owner, which: number, field: number ? fieldNamed(without.join(' ')) : undefined }
  const which = RELATIVES[first] ? first : number
  const rest = without.filter((part) => !OWNERS[singular(part)]).join(' ')
  // "Parents" in the plural may be any number of people in one cell.
  if (rest === '') return { owner, which, field: first === owners[0] ? 'fullName' : undefined }
  // The owner's word may be part of the field as well: "Parent 1 No Contact", "Parent Contact Number".
  const afterFirst = without.filter((_, at) => at !== without.indexOf(owners[0] ?? '')).join(' ')
  return { owner, which, field: fieldNamed(afterFirst) ?? fieldNamed(rest) }
}

const singular = (word: string) => (word.endsWith('s') ? word.slice(0, -1) : word)
