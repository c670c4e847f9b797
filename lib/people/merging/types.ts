import type { MembershipKind, Tie } from '../types'

/** What may differ between two records of one person, and of which one value stays. */
export const MERGE_FIELDS = ['name', 'dateOfBirth', 'email', 'phone', 'upn', 'place'] as const
export type MergeField = (typeof MERGE_FIELDS)[number]

export const MERGE_FIELD_LABELS: Record<MergeField, string> = {
  name: 'Name',
  dateOfBirth: 'Date of birth',
  email: 'E-mail address',
  phone: 'Telephone number',
  upn: 'UPN',
  place: 'Year group and class',
}

export type MergeSide = 'kept' | 'other'
export type MergeChoices = Partial<Record<MergeField, MergeSide>>

/** One record as the page shows it beside the other. */
export type MergeRecordView = {
  id: string
  displayName: string
  archived: boolean
  /** In words; null where nothing is known. */
  values: Record<MergeField, string | null>
  memberships: { kind: MembershipKind; title: string | null; live: boolean }[]
  parents: Tie[]
  children: Tie[]
}

export type MergeView = {
  schoolId: string
  kept: MergeRecordView
  other: MergeRecordView
  /** The fields whose values differ. */
  differing: MergeField[]
  /** The value that stays unless somebody chooses the other. */
  proposed: MergeChoices
  /** Why these two cannot be one person; null when they can. */
  refusal: string | null
  /** What speaks against their being one person, to be looked at before it is done. */
  warnings: string[]
  /** Tells whether somebody has changed one of the two since. */
  seen: string
}

/** A merge that was done, as the page of a person shows it. */
export type MergeDone = {
  id: string
  schoolId: string
  mergedAt: Date
  kept: { id: string; displayName: string }
  other: { id: string; displayName: string }
}

export const DUPLICATE_REASONS = ['born', 'email', 'phone', 'child'] as const
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

export const DUPLICATE_REASON_LABELS: Record<DuplicateReason, string> = {
  born: 'Same family name and date of birth',
  email: 'Same name and e-mail address',
  phone: 'Same name and telephone number',
  child: 'Same name, and answer for the same child',
}

/** One of two records that look alike, with what tells them apart. */
export type LookAlike = {
  id: string
  displayName: string
  kinds: MembershipKind[]
  dateOfBirth: string | null
  email: string | null
  upn: string | null
  place: string | null
  addedOn: string
}

export type PossibleDuplicate = { first: LookAlike; second: LookAlike; reasons: DuplicateReason[] }
