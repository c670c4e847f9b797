import type { ParentalResponsibility } from '@/lib/people/types'
import type { Place } from '../types'
import { splitFullName } from '../values/full-name'

/** A person as one row tells of them. */
export type PersonInRow = {
  place: Place
  externalId: string | null
  givenName: string
  familyName: string
  displayName: string
  email: string | null
  phone: string | null
}
export type PupilInRow = PersonInRow & {
  upn: string | null
  dateOfBirth: string | null
  yearGroup: number | null
  className: string | null
}
export type ContactInRow = PersonInRow & {
  relationship: string
  priority: number | null
  parentalResponsibility: ParentalResponsibility
  contactOrder: boolean
  livesWith: boolean
  receivesMail: boolean
}
export type AdultInRow = PersonInRow & { post: 'staff' | 'governor'; title: string | null }

/** What the rows of all files say, each row on its own. */
export type RowsRead = {
  rows: number
  families: { pupil: PupilInRow; contacts: ContactInRow[] }[]
  adults: AdultInRow[]
}

type NameCells = {
  givenName?: string
  familyName?: string
  shownGivenName?: string
  shownFamilyName?: string
  fullName?: string
}

/** The three names of a person, from whichever name columns are filled. */
export function namesFrom(cells: NameCells) {
  const split = cells.fullName ? splitFullName(cells.fullName) : { givenName: '', familyName: '' }
  const givenName = cells.givenName || split.givenName || cells.shownGivenName || ''
  const familyName = cells.familyName || split.familyName || cells.shownFamilyName || ''
  const shown = [cells.shownGivenName || givenName, cells.shownFamilyName || familyName].filter(Boolean).join(' ')
  const full = [givenName, familyName].filter(Boolean).join(' ')
  return { givenName, familyName, displayName: shown === full ? '' : shown }
}
