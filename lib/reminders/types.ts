/** One person to write to about what they have still to sign in one round. */
export type Asking = {
  personId: string
  personName: string
  email: string
  roundId: string
  roundName: string
  dueOn: string
  school: { id: string; name: string; accent: string; contactEmail: string | null; contactPhone: string | null }
  /** One line for each form: what it is, and for which child. */
  forms: { requestId: string; title: string; pupilName: string | null; pupilHasSigned: boolean }[]
}

/** Why we write: for the first time, because the child has signed, as a reminder, or because the text is new. */
export type AskingReason = 'first' | 'pupil_signed' | 'reminder' | 'new_version'

export type MessageCounts = { queued: number; sent: number; failed: number }
