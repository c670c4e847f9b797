import type { ColumnReading } from './headings/types'
import type { FieldChange, PlannedLeaver, PlanQuestion, RollKind, TieEnd, TieField, TieValues } from './plan/types'
import type { Place, RollError, RollFormat } from './types'

export const IMPORT_STATES = [
  'waiting',
  'checking',
  'checked',
  'confirming',
  'confirmed',
  'failed',
  'undoing',
  'undone',
  'discarded',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

export const IMPORT_STATE_LABELS: Record<ImportState, string> = {
  waiting: 'Waiting to be checked',
  checking: 'Being checked',
  checked: 'Checked, not confirmed',
  confirming: 'Being written',
  confirmed: 'Confirmed',
  failed: 'Could not be checked',
  undoing: 'Being undone',
  undone: 'Undone',
  discarded: 'Discarded',
}

/** Something is being done, so a page that shows it asks again. */
export const isAtWork = (state: ImportState) =>
  state === 'waiting' || state === 'checking' || state === 'confirming' || state === 'undoing'

/** What a page of an import lists, each with the rows that it has. A person may stand in several: moved and changed. */
export const IMPORT_SECTIONS = ['errors', 'questions', 'new', 'changed', 'moved', 'left', 'ties', 'unchanged'] as const
export type ImportSection = (typeof IMPORT_SECTIONS)[number]

/** One person of the roll as a list shows them. */
export type PersonLine = {
  /** Null for somebody new. */
  personId: string | null
  name: string
  kinds: RollKind[]
  change: 'new' | 'changed' | 'returns' | 'unchanged'
  /** After the import. */
  dateOfBirth: string | null
  yearGroup: number | null
  className: string | null
  email: string | null
  fields: FieldChange[]
  classMove: { from: string | null; to: string } | null
  places: Place[]
}

export type TieLine = {
  parent: Omit<TieEnd, 'key'>
  pupil: Omit<TieEnd, 'key'>
  change: 'new' | 'changed' | 'taken_up' | 'ends'
  fields: FieldChange<TieField>[]
  values: TieValues
  place: Place | null
}

export type ImportLines = {
  errors: RollError
  questions: PlanQuestion
  new: PersonLine
  changed: PersonLine
  moved: PersonLine
  left: PlannedLeaver
  ties: TieLine
  unchanged: PersonLine
}

export type ImportSummary = {
  rows: number
  people: { pupils: number; parents: number; staff: number; governors: number }
  households: number
  create: number
  update: number
  archive: number
  unchanged: number
  /** Lines of each section. */
  sections: Record<ImportSection, number>
  openQuestions: number
  /** Errors that nothing may be confirmed with. */
  blockingErrors: number
  /** Names of classes that will be made. */
  classes: string[]
}

/** What was done to requests of open rounds when it was confirmed. */
export type ImportOutcome = { asked: number; closed: number; slotsMoved: number; postsEnded: number }

export type ImportView = {
  id: string
  schoolId: string
  state: ImportState
  whole: boolean
  /** While it is at work: what is being done, and how far of how much. */
  progress: { step: string; done: number; total: number } | null
  format: RollFormat | null
  files: { name: string; bytes: number }[]
  columns: ColumnReading[]
  /** Files or sheets with rows to mend, each to be downloaded by its name. */
  faultySources: string[]
  /** Null until it has been checked. */
  summary: ImportSummary | null
  /** Null until it is confirmed. */
  outcome: ImportOutcome | null
  planHash: string | null
  /** The school has changed since the plan was shown, so it is shown anew. */
  replanned: boolean
  /** Why the last step did not come about, in words. */
  trouble: string | null
  /** No errors, and no question without an answer. */
  mayConfirm: boolean
  startedBy: string
  startedAt: Date
  checkedAt: Date | null
  confirmedBy: string | null
  confirmedAt: Date | null
  undoneBy: string | null
  undoneAt: Date | null
  /** The lines of what it would change are no longer kept. */
  erased: boolean
}

export type ImportListRow = Pick<
  ImportView,
  'id' | 'state' | 'whole' | 'format' | 'startedBy' | 'startedAt' | 'confirmedAt' | 'undoneAt'
> & { fileNames: string[]; summary: ImportSummary | null }

export type ImportPage<Line> = { rows: Line[]; total: number; page: number; pageCount: number }
