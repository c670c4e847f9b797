import { z } from 'zod'
import { NAME_FIELDS } from '../headings/fields'
import type { Column } from '../headings/map-columns'
import type { Field } from '../headings/types'
import type { RollError } from '../types'
import { dayFault } from '../values/day'
import { nameFault, plainText, textFault } from '../values/plain-text'
import { upnFault } from '../values/upn'
import { readYearGroup } from '../values/year-group'
import { readYesOrNo } from '../values/yes-or-no'

export type Cells = Partial<Record<Field, string>>
/** The name of each field's column, for errors. */
export type Fault = Pick<RollError, 'column' | 'text' | 'blocks'>

const LONGEST: Partial<Record<Field, number>> = {
  className: 60,
  phone: 60,
  jobTitle: 120,
  relationship: 60,
  externalId: 100,
}
/** Without these somebody would be mistaken for another, or a court's order missed. */
const NEEDED: ReadonlySet<Field> = new Set<Field>([...NAME_FIELDS, 'contactOrder'])
// Made once: a schema is dearer to make than to use.
const Email = z.email().max(254)
const NOBODY = /^(?:-+|n\/?a|none|null|unknown|not (?:known|specified|applicable)|\?+|#n\/a)$/i
// Null and None are surnames.
const NO_NAME = /^(?:-+|n\/a|unknown|not known|\?+|#n\/a)$/i

/** The cells of one person in one row, cleaned and checked; what is wrong with them goes to `fault`. */
export function readCells(row: string[], columns: Column[], today: string, fault: (fault: Fault) => void): Cells {
  const cells: Cells = {}
  for (const { at, field, heading } of columns) {
    const text = plainText(row[at] ?? '')
    if (text === '' || (NAME_FIELDS.has(field) ? NO_NAME : NOBODY).test(text) || cells[field]) continue
    const wrong = faultOf(field, text, today)
    if (wrong) fault({ column: heading, text: wrong, blocks: NEEDED.has(field) })
    else cells[field] = text
  }
  return cells
}

function faultOf(field: Field, text: string, today: string): string | null {
  switch (field) {
    case 'givenName':
    case 'familyName':
    case 'shownGivenName':
    case 'shownFamilyName':
    case 'fullName':
      return nameFault(text)
    case 'email':
      return Email.safeParse(text.toLowerCase()).success
        ? null
        : 'This is not an e-mail address. Correct it, or leave the cell empty.'
    case 'dateOfBirth':
      return dayFault(text, today)
    case 'yearGroup':
      return readYearGroup(text) === undefined
        ? 'There is no such year group. Write Nursery, Reception, or Year 1 to Year 13.'
        : null
    case 'upn':
      return upnFault(text.toUpperCase())
    case 'contactOrder':
      return readYesOrNo(text) === null ? 'Write Yes where they must not be contacted, and No where they may.' : null
    default:
      return textFault(text, LONGEST[field] ?? 100)
  }
}
