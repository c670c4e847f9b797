import type { Place, RollAdult, RollGuardianship, RollPerson, RollPupil } from '../types'
import { splitFullName } from '../values/full-name'

/** A person as one row tells of them. */
export type PersonInRow = Omit<RollPerson, 'key' | 'places'> & { place: Place }
export type PupilInRow = PersonInRow & Omit<RollPupil, keyof RollPerson>
export type ContactInRow = PersonInRow & Omit<RollGuardianship, 'parent' | 'pupil'>
export type AdultInRow = PersonInRow & Omit<RollAdult, keyof RollPerson> & { post: 'staff' | 'governor' }

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
