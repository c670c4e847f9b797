import { formatUkDay } from '@/lib/format/uk-time'
import type { FieldChange, PersonField, PlanQuestionKind, TieField } from '@/lib/imports/plan/types'
import { yearGroupLabel } from '@/lib/schools/types'

export type ChangedField = PersonField | TieField

export const FIELD_WORDS: Record<ChangedField, string> = {
  givenName: 'Given name',
  familyName: 'Family name',
  displayName: 'Name to show',
  dateOfBirth: 'Date of birth',
  email: 'E-mail',
  phone: 'Telephone',
  upn: 'UPN',
  externalId: 'Number in your system',
  yearGroup: 'Year group',
  className: 'Class',
  title: 'Job title',
  relationship: 'Relationship',
  parentalResponsibility: 'Parental responsibility',
  contactOrder: 'Must not be contacted',
  livesWith: 'Lives with the pupil',
  receivesMail: 'Receives mail',
  priority: 'Order of contact',
}

const RESPONSIBILITY: Record<string, string> = { yes: 'Yes', no: 'No', not_known: 'Not known' }

/** A value as the office reads it; null for none. */
export function valueWords(field: ChangedField, value: FieldChange['from']): string | null {
  if (value === null || value === '') return null
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (field === 'yearGroup') return yearGroupLabel(Number(value))
  if (field === 'dateOfBirth') return formatUkDay(String(value))
  if (field === 'parentalResponsibility') return RESPONSIBILITY[String(value)] ?? String(value)
  return String(value)
}

/** One answer for all questions of a kind where each names its own people. */
export const ANSWER_FOR_ALL: Partial<Record<PlanQuestionKind, Record<string, string>>> = {
  changed_surname: { take: 'Change each surname to that in the files', keep: 'Keep each surname as it is here' },
}

/** Why a question of each kind is for a person to decide. */
export const QUESTION_WHY: Record<PlanQuestionKind, string> = {
  possible_twin: 'Same surname and same date of birth, and nothing else that tells them apart.',
  repeated_pupil: 'The rows may be one child, or two who share a name.',
  two_classes: 'A pupil signs with one class.',
  shared_address: 'That may be right in a family. Whoever shares an address can open the other’s mail.',
  nobody_to_ask: 'No parent or carer of theirs may sign.',
  matches_two_people: 'The school holds two records that fit, and we never choose between people for you.',
  parent_is_pupil: 'It is rare, and more often a slip in a row.',
  different_details: 'Rows about one person say different things.',
  changed_surname: 'The number is the same and the surname is not: a new name, or another child under an old number.',
  number_of_another: 'People are matched by their numbers first, so this one has to be right.',
  other_numbers: 'Name and birthday fit, and the number does not.',
  known_by_name: 'A name is not enough to take two records for one person.',
  contact_order_lifted: 'The school has recorded that this person must not be contacted.',
  ended_guardianship: 'The office ended this tie, and the files name it again.',
  no_year_group: 'The year group decides which form a pupil signs.',
  many_leave: 'That happens when the files are only a part of the roll.',
}
