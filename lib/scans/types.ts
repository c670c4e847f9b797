import type { PaperForm } from '@/lib/signing/types'

export type ScanState = 'receiving' | 'waiting' | 'reading' | 'read' | 'failed' | 'cancelled'
export type ScanPageState = 'filed' | 'set_aside' | 'recorded' | 'thrown_away'
export type SetAsideReason =
  | 'no_code'
  | 'blank'
  | 'several_codes'
  | 'not_ours'
  | 'repeated'
  | 'replaced'
  | 'closed'
  | 'answered'
  | 'unreadable'

export const SCAN_STATE_LABELS: Record<ScanState, string> = {
  receiving: 'Being sent',
  waiting: 'Waiting to be read',
  reading: 'Being read',
  read: 'Read',
  failed: 'Could not be read',
  cancelled: 'Cancelled',
}

/** Why a page was set aside: a few words for a list, and what to do. */
export const SET_ASIDE_WORDS: Record<SetAsideReason, { short: string; what: string }> = {
  no_code: {
    short: 'No code that can be read',
    what: 'The code at the foot of the page is missing, torn or too faint. Look whose form it is and put it there, or scan the page again.',
  },
  blank: { short: 'Nothing on it', what: 'This looks like the empty back of a sheet.' },
  several_codes: {
    short: 'Codes of two forms',
    what: 'Two forms lie on this page. Scan them one by one, so that each gets its own picture.',
  },
  not_ours: {
    short: 'Not one of this school’s forms',
    what: 'The code on this page is not on any form that was printed for this school.',
  },
  repeated: {
    short: 'Scanned already',
    what: 'This page of this form was in a scan before. Throw it away, unless this picture is the better one.',
  },
  replaced: {
    short: 'An earlier version',
    what: 'The text on this paper is not the one that the school asks for now, so it cannot be recorded for it. The form has to be signed again.',
  },
  closed: { short: 'No longer asked for', what: 'The form or its round was closed since it was printed.' },
  answered: {
    short: 'Everybody has answered',
    what: 'Everyone who signs this form has answered it already, on the screen or on another paper.',
  },
  unreadable: { short: 'Damaged', what: 'There was a page here that could not be drawn. Scan it again.' },
}

export const isAtWork = (state: ScanState) => state === 'receiving' || state === 'waiting' || state === 'reading'

export type ScanListRow = {
  id: string
  state: ScanState
  startedBy: string
  startedAt: Date
  fileNames: string[]
  pages: number
  toRecord: number
  setAside: number
  recorded: number
}

/** The pages of one scan that landed on one request. */
export type ScannedForm = {
  requestId: string
  about: string
  className: string | null
  title: string
  pages: number
  recorded: boolean
  /** Whether somebody can still be recorded from it. */
  open: boolean
}

export type ScanPageView = {
  id: string
  scanId: string
  schoolId: string
  position: number
  fileName: string
  pageOfFile: number
  state: ScanPageState
  reason: SetAsideReason | null
  formPage: number | null
  formPages: number | null
  width: number
  height: number
  /** Whether its picture is still kept. */
  pictured: boolean
  /** The form it belongs to, or belonged to when it was set aside all the same. */
  form: { requestId: string; about: string; title: string } | null
}

export type ScanView = {
  id: string
  schoolId: string
  state: ScanState
  startedBy: string
  startedAt: Date
  files: { name: string; trouble: string | null }[]
  progress: { done: number; total: number }
  trouble: string | null
  forms: ScannedForm[]
  setAside: ScanPageView[]
  thrownAway: ScanPageView[]
}

/** What the office needs beside the pictures of a form; `next` is the form that comes after it. */
export type ScannedFormView = {
  scanId: string
  schoolId: string
  about: string
  title: string
  className: string | null
  pages: ScanPageView[]
  /** Of the form, as printed: how many pages are not in this scan. */
  missingPages: number[]
  /** Null once nothing can be recorded on it any more. */
  form: PaperForm | null
  place: { at: number; of: number }
  next: string | null
}
