import type { ParentalResponsibility } from '@/lib/people/types'

/** A file as it was chosen: its name, and its bytes. */
export type RollFile = { name: string; bytes: Uint8Array }

/** Rows of text as a spreadsheet shows them: the first has the number 1, and an empty one keeps its number. */
export type Table = { source: string; rows: string[][] }

/** Where something stands: the file (with its sheet), and the row as a spreadsheet numbers it. */
export type Place = { source: string; row: number }

/** A cell, row or file that cannot be taken as it is; `row` and `column` are null for a whole file. */
export type RollError = { source: string; row: number | null; column: string | null; text: string }

export const QUESTION_KINDS = [
  'possible_twin',
  'repeated_pupil',
  'two_classes',
  'shared_address',
  'nobody_to_ask',
  'matches_two_people',
  'parent_is_pupil',
  'different_details',
] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** Something that only a person can decide; `about` are the keys of those it concerns. */
export type RollQuestion = { source: string; row: number; kind: QuestionKind; text: string; about: string[] }

export type RollPerson = {
  /** Tells the people of one reading apart; it says nothing about those the school knows. */
  key: string
  externalId: string | null
  givenName: string
  familyName: string
  /** Empty: "given family". */
  displayName: string
  email: string | null
  phone: string | null
  places: Place[]
}

export type RollPupil = RollPerson & {
  upn: string | null
  /** `YYYY-MM-DD`. */
  dateOfBirth: string | null
  yearGroup: number | null
  className: string | null
}

export type RollAdult = RollPerson & { title: string | null }

export type RollGuardianship = {
  parent: string
  pupil: string
  relationship: string
  parentalResponsibility: ParentalResponsibility
  contactOrder: boolean
  livesWith: boolean
  receivesMail: boolean
  /** 1 is asked first; null where the files do not say. */
  priority: number | null
}

export const ROLL_FORMATS = [
  'pupils',
  'pupil_with_parents',
  'pupil_and_contact',
  'separate_files',
  'oneroster',
  'adults',
] as const
export type RollFormat = (typeof ROLL_FORMATS)[number]

/** Which field each column of a table was read as; null for a column that is left aside. */
export type ColumnReading = { source: string; column: string; readAs: string | null }

/** Everything that a school's files say about its people. */
export type Roll = {
  format: RollFormat
  /** Rows that hold somebody. */
  rows: number
  pupils: RollPupil[]
  parents: RollPerson[]
  staff: RollAdult[]
  governors: RollAdult[]
  guardianships: RollGuardianship[]
  columns: ColumnReading[]
  questions: RollQuestion[]
  errors: RollError[]
}
