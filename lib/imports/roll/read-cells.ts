import { z } from 'zod'
import type { Field } from '../headings/fields'
import type { Column } from '../headings/map-columns'
import type { RollError } from '../types'
import { readDay } from '../values/day'
import { nameFault, plainText, textFault } from '../values/plain-text'
import { upnFault } from '../values/upn'
import { readYearGroup } from '../values/year-group'

export type Cells = Partial<Record<Field, string>>
/** The name of each field's column, for errors. */
export type Fault = Pick<RollError, 'column' | 'text'>

const LONGEST: Partial<Record<Field, number>> = {
  className: 60,
  phone: 60,
  jobTitle: 120,
  relationship: 60,
  externalId: 100,
}
// Made once: a schema is dearer to make than to use.
const Email = z.email().max(254)
const NOBODY = /^(?:-+|n\/?a|none|null|unknown|\?+|#n\/a)$/i

/** The cells of one person in one row, cleaned and checked; what is wrong with them goes to `fault`. */
export function readCells(row: string[], columns: Column[], today: string, fault: (fault: Fault) => void): Cells {
  const cells: Cells = {}
  for (const { at, field, heading } of columns) {
    const text = plainText(row[at] ?? '')
    if (text === '' || NOBODY.test(text) || cells[field]) continue
    const wrong = faultOf(field, text, today)
    if (wrong) fault({ column: heading, text: wrong })
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
    default:
      return textFault(text, LONGEST[field] ?? 100)
  }
}

function dayFault(text: string, today: string): string | null {
  const day = readDay(text)
  if (!day) return 'There is no such day. Write it as day/month/year, such as 05/09/2019.'
  if (day > today) return 'This date of birth is in the future. Check the year.'
  return day < '1900-01-01' ? 'This date of birth is more than a hundred years ago. Check the year.' : null
}
