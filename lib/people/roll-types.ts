import type { MembershipKind, ParentalResponsibility } from './types'

/** A person as a roll has them; `displayName` is never empty. */
export type RollPersonValues = {
  givenName: string
  familyName: string
  displayName: string
  dateOfBirth: string | null
  email: string | null
  phone: string | null
  upn: string | null
  externalId: string | null
}

export type RollTieValues = {
  relationship: string
  parentalResponsibility: ParentalResponsibility
  contactOrder: boolean
  livesWith: boolean
  receivesMail: boolean
  priority: number | null
}

type Tie = { id: string; parentId: string; pupilId: string; values: RollTieValues }

/** Everything that a roll changes at one school on one day, each row by its identifier; new ones have been given theirs. */
export type RollChanges = {
  schoolId: string
  /** `YYYY-MM-DD`. */
  day: string
  academicYear: number
  classes: { id: string; name: string }[]
  added: { id: string; values: RollPersonValues }[]
  /** `fields` are those that differ, for the trail; `unarchive` takes them off the archive. */
  changed: { id: string; values: RollPersonValues; fields: string[]; unarchive: boolean }[]
  archived: { id: string; reason: string }[]
  /** Numbers that lead to a person from now on, besides their own. */
  aliases: { personId: string; kind: 'upn' | 'externalId'; value: string }[]
  begun: { id: string; personId: string; kind: MembershipKind; title: string | null }[]
  retitled: { id: string; personId: string; title: string }[]
  ended: { id: string; personId: string; kind: MembershipKind; reason: string }[]
  enrolled: { id: string; personId: string; yearGroup: number; classId: string | null }[]
  tied: Tie[]
  /** `again`: had ended, and is taken up. */
  retied: (Tie & { again: boolean })[]
  untied: Omit<Tie, 'values'>[]
}

export const ROLL_STEPS = [
  'class.added',
  'person.added',
  'person.changed',
  'person.archived',
  'alias.added',
  'membership.begun',
  'membership.retitled',
  'membership.ended',
  'enrolment.added',
  'enrolment.changed',
  'tie.added',
  'tie.changed',
  'tie.ended',
] as const
export type RollStepKind = (typeof ROLL_STEPS)[number]

type Values = Record<string, string | number | boolean | null>

/** One row that was written, and what stood there before; enough to write it back. */
export type RollStep = {
  kind: RollStepKind
  rowId: string
  /** Whom it is about; of a tie, the pupil. */
  personId: string | null
  before: Values | null
  after: Values | null
}
