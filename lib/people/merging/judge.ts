import { dateOnly, dayOf } from '@/lib/clock'
import { academicYearOf } from '@/lib/schools/types'
import type { MergeRecord } from './records'
import type { MergeChoices, MergeField, MergeSide } from './types'
import { MERGE_FIELDS } from './types'

const isLive = (day: string) => (membership: { endsOn: Date | null }) =>
  membership.endsOn === null || membership.endsOn > dateOnly(day)

const isPupil = (record: MergeRecord, day: string) =>
  record.memberships.filter(isLive(day)).some(({ kind }) => kind === 'pupil')
const answersForSomebody = (record: MergeRecord) => record.children.some(({ endedOn }) => endedOn === null)

/** Why the two cannot become one record; null when they can. */
export function refusalOf(kept: MergeRecord, other: MergeRecord, day: string): string | null {
  if (kept.id === other.id) return 'These are one record already.'
  if (other.mergedIntoId || kept.mergedIntoId) return 'One of these records was merged into another already.'
  if (other.erasedAt || kept.erasedAt) return 'One of these records has been erased.'
  if (kept.archivedAt && !other.archivedAt) return 'Keep the other record: this one is archived.'
  const between = [...kept.children, ...kept.guardians].filter(
    (tie) => !tie.neverTheirs && (tie.parentId === other.id || tie.pupilId === other.id),
  )
  if (between.length > 0) return 'One of them is the parent or carer of the other, so they are two people.'
  const [both, one] = [[kept, other], (record: MergeRecord) => isPupil(record, day)] as const
  if (both.some(one) && both.some(answersForSomebody)) {
    return 'One of them is a pupil, and the other answers for a pupil, so they are two people.'
  }
  return null
}

/** What speaks against it, in sentences to be looked at. */
export function warningsOf(kept: MergeRecord, other: MergeRecord, saidToBeTwo: boolean): string[] {
  const warnings: string[] = []
  if (kept.upn && other.upn && kept.upn !== other.upn) {
    warnings.push('Their unique pupil numbers differ. A pupil has one number for life.')
  }
  if (kept.dateOfBirth && other.dateOfBirth && dayOf(kept.dateOfBirth) !== dayOf(other.dateOfBirth)) {
    warnings.push('Their dates of birth differ.')
  }
  const twins =
    kept.dateOfBirth?.getTime() === other.dateOfBirth?.getTime() &&
    kept.dateOfBirth !== null &&
    kept.givenName.toLowerCase() !== other.givenName.toLowerCase()
  if (twins) warnings.push('They were born on one day, but their given names differ: they may be twins.')
  if (saidToBeTwo) warnings.push('Somebody looked at these two before and said that they are two people.')
  return warnings
}

/** What each field holds, to be compared and shown; null where nothing is known. */
export function valuesOf(record: MergeRecord, day: string): Record<MergeField, string | null> {
  const enrolment = placeOf(record, day)
  return {
    name: record.displayName,
    dateOfBirth: record.dateOfBirth && dayOf(record.dateOfBirth),
    email: record.email,
    phone: record.phone,
    upn: record.upn,
    place: enrolment ? `${enrolment.yearGroup} ${enrolment.classId ?? ''}` : null,
  }
}

export const placeOf = (record: MergeRecord, day: string) =>
  record.enrolments.find(({ academicYear }) => academicYear === academicYearOf(day))

/** The full name with the name shown: two records may show the same and be written differently. */
const compared = (record: MergeRecord, day: string) => ({
  ...valuesOf(record, day),
  name: [record.givenName, record.familyName, record.displayName].join('\n'),
})

export function differingFields(kept: MergeRecord, other: MergeRecord, day: string): MergeField[] {
  const [ours, theirs] = [compared(kept, day), compared(other, day)]
  return MERGE_FIELDS.filter((field) => ours[field] !== theirs[field])
}

/** Which side of each differing field stays: what was chosen, or else the kept record's unless it has nothing there. */
export function settle(kept: MergeRecord, other: MergeRecord, day: string, chosen: MergeChoices): MergeChoices {
  const ours = valuesOf(kept, day)
  const side = (field: MergeField): MergeSide => chosen[field] ?? (ours[field] === null ? 'other' : 'kept')
  return Object.fromEntries(differingFields(kept, other, day).map((field) => [field, side(field)]))
}
