import type { ColumnMapping, ColumnReading } from './headings/types'

/** A file as it was chosen: its name, and its bytes. */
export type RollFile = { name: string; bytes: Uint8Array }

/** Rows of text as a spreadsheet shows them: the first has the number 1, and an empty one keeps its number. */
export type Table = { source: string; rows: string[][] }

/** Where something stands: the file (with its sheet), and the row as a spreadsheet numbers it. */
export type Place = { source: string; row: number }

/** A cell, row or file that cannot be taken as it is; `row` and `column` are null for a whole file. */
export type RollError = {
  source: string
  row: number | null
  column: string | null
  text: string
  /** Without mending it somebody would be missing or mistaken; otherwise the cell alone is left aside, and what the school holds stays. */
  blocks: boolean
}

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

/** One answer to a question. */
export type Choice = { value: string; label: string }

/** Where the files say several things of one person or tie, which thing. */
export type DisputedField = 'dateOfBirth' | 'email' | 'className' | 'yearGroup' | 'parentalResponsibility'

/** Something that only a person can decide; `about` are the keys of those it concerns. */
export type RollQuestion = {
  /** The same whatever the order of the rows. */
  id: string
  source: string
  row: number
  kind: QuestionKind
  text: string
  about: string[]
  /** Then the choices are its values. */
  field: DisputedField | null
  choices: Choice[]
}

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

/** A tie as the files tell of it: null is what they do not say, which is not the same as no. */
export type RollGuardianship = {
  parent: string
  pupil: string
  relationship: string | null
  parentalResponsibility: 'yes' | 'no' | null
  contactOrder: boolean | null
  livesWith: boolean | null
  receivesMail: boolean | null
  /** 1 is asked first. */
  priority: number | null
}

/** What a new tie is where the files do not say. */
export const TIE_DEFAULTS = {
  relationship: 'Parent or carer',
  parentalResponsibility: 'not_known',
  contactOrder: false,
  livesWith: true,
  receivesMail: true,
} as const satisfies Partial<Record<keyof RollGuardianship, string | boolean>>

export const ROLL_FORMATS = [
  'pupils',
  'pupil_with_parents',
  'pupil_and_contact',
  'separate_files',
  'oneroster',
  'adults',
] as const
export type RollFormat = (typeof ROLL_FORMATS)[number]

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

/** How far a long piece of work has come. */
export type OnProgress = (done: number, total: number) => void

export type ReadOptions = { mappings?: ColumnMapping[]; onProgress?: OnProgress }
