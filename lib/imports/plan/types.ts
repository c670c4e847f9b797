import type { RollPersonValues } from '@/lib/people/roll-types'
import type { MembershipKind, ParentalResponsibility } from '@/lib/people/types'
import type { Choice, OnProgress, Place, QuestionKind, RollError } from '../types'

/** What a roll can say that people are at the school. */
export const ROLL_KINDS = ['pupil', 'parent', 'staff', 'governor'] as const satisfies readonly MembershipKind[]
export type RollKind = (typeof ROLL_KINDS)[number]

// ---- What the school knows already ----

export type KnownMembership = {
  id: string
  kind: MembershipKind
  title: string | null
  /** Days as `YYYY-MM-DD`; a membership ends at the beginning of `endsOn`. */
  startsOn: string
  endsOn: string | null
}

export type KnownPerson = {
  id: string
  givenName: string
  familyName: string
  displayName: string
  dateOfBirth: string | null
  email: string | null
  phone: string | null
  /** The person's own first, then those of records merged into this one and those it had before. */
  upns: string[]
  externalIds: string[]
  archived: boolean
  /** Ended ones too. */
  memberships: KnownMembership[]
  /** Of the academic year of `today`. */
  enrolment: { yearGroup: number; classId: string | null; className: string | null } | null
  /** Added by a person and never found in a roll: a roll without them does not take them off the list. */
  byHand: boolean
}

export type KnownGuardianship = {
  id: string
  parentId: string
  pupilId: string
  relationship: string
  parentalResponsibility: ParentalResponsibility
  appointed: boolean
  contactOrder: boolean
  livesWith: boolean
  receivesMail: boolean
  /** 1 is asked first. */
  priority: number | null
  endedOn: string | null
  /** Of an ended one: it was a mistake from the first day. */
  neverTheirs: boolean
  /** Made by a person, not by an import: a roll that does not name it leaves it alone. */
  byHand: boolean
}

/** Everything that the plan of an import looks at. Merged records are left out; their numbers stand at the one that stays. */
export type KnownSchool = {
  /** `YYYY-MM-DD`. */
  today: string
  academicYear: number
  /** Those of this academic year. */
  classes: { id: string; name: string }[]
  people: KnownPerson[]
  guardianships: KnownGuardianship[]
  /** Pairs that somebody has said are two people. */
  knownToBeTwo: [personId: string, personId: string][]
  /** `ImportPlan.remember` of the school's confirmed imports, later ones over earlier. */
  remembered: Record<string, string>
}

// ---- What would change ----

export const PERSON_FIELDS = [
  'givenName',
  'familyName',
  'displayName',
  'dateOfBirth',
  'email',
  'phone',
  'upn',
  'externalId',
  'yearGroup',
  'className',
  'title',
] as const
export type PersonField = (typeof PERSON_FIELDS)[number]

export const TIE_FIELDS = [
  'relationship',
  'parentalResponsibility',
  'contactOrder',
  'livesWith',
  'receivesMail',
  'priority',
] as const
export type TieField = (typeof TIE_FIELDS)[number]

export type FieldChange<Field extends string = PersonField> = {
  field: Field
  from: string | number | boolean | null
  to: string | number | boolean | null
}

/** A person as the record would stand after the import, whole: what the roll does not say is what the school holds. */
export type PersonValues = RollPersonValues

/** A further number that leads to a person: one they had before, or had in another system. */
export type NumberAlias = { kind: 'upn' | 'externalId'; value: string }

export type MatchedBy = 'number' | 'birth' | 'email' | 'phone' | 'guardianship' | 'class' | 'post' | 'answer'

/** One person of the roll. */
export type PlannedPerson = {
  /** Tells the people of one plan apart; it is the same whatever the order of the rows. */
  key: string
  /** Null: a record is to be made. */
  personId: string | null
  kinds: RollKind[]
  /** `returns`: known, archived or without a live membership of one of the kinds that they held before. */
  change: 'new' | 'changed' | 'returns' | 'unchanged'
  matchedBy: MatchedBy | null
  /** What differs, for the eye; empty for somebody new. */
  fields: FieldChange[]
  /** Only for a pupil who was in another class, or in none; also listed in `fields`. */
  classMove: { from: string | null; to: string } | null
  /** To be written as it stands, unless `unchanged`. */
  values: PersonValues
  /** To be kept beside the person's own numbers from now on; those kept already are not named. */
  aliases: NumberAlias[]
  /** Memberships to begin on the day of the import. */
  begins: { kind: RollKind; title: string | null }[]
  /** Live memberships whose title changes. */
  retitled: { membershipId: string; kind: RollKind; title: string }[]
  /** The enrolment of this academic year to be written; null where it stays or the year group is not known. */
  enrolment: { yearGroup: number; className: string | null } | null
  /** To be taken off the archive. */
  unarchive: boolean
  places: Place[]
}

/** One end of a guardianship: a person of this plan by `key`, or one who is not in the roll by `personId` alone. */
export type TieEnd = { key: string | null; personId: string | null; name: string }

export type TieValues = {
  relationship: string
  parentalResponsibility: ParentalResponsibility
  contactOrder: boolean
  livesWith: boolean
  /** Never where a contact order stands. */
  receivesMail: boolean
  priority: number | null
}

export type PlannedGuardianship = {
  parent: TieEnd
  pupil: TieEnd
  /** Null: to be made. */
  guardianshipId: string | null
  /** `taken_up`: had ended, and begins again; `ends`: came by an import, and the roll does not name it any more. */
  change: 'new' | 'changed' | 'taken_up' | 'ends' | 'unchanged'
  fields: FieldChange<TieField>[]
  /** To be written as it stands; what is `appointed` stays as it is. */
  values: TieValues
  place: Place | null
}

/** A live membership that ends on the day of the import. */
export type PlannedLeaver = {
  personId: string
  name: string
  kind: RollKind
  membershipId: string
  /** `no_child_left`: a parent or carer, because the last tie to a pupil who is here goes with this import. */
  because: 'not_in_roll' | 'no_child_left'
  yearGroup: number | null
  className: string | null
  /** No live membership is left: the record goes to the archive. Guardianships stay as they are, for whoever comes back. */
  archive: boolean
}

export const PLAN_QUESTION_LABELS = {
  possible_twin: 'Twins, or one child twice',
  repeated_pupil: 'One name in several rows',
  two_classes: 'Two classes',
  shared_address: 'An address that two people use',
  nobody_to_ask: 'Nobody to ask',
  matches_two_people: 'Could be either of two people',
  parent_is_pupil: 'Both a parent and a pupil',
  different_details: 'Different details',
  // Those that only the school's own records raise.
  changed_surname: 'A changed surname',
  number_of_another: 'A number that another person has',
  other_numbers: 'Other numbers than before',
  known_by_name: 'Known by name alone',
  contact_order_lifted: 'A contact order that the roll does not name',
  ended_guardianship: 'A parent or carer who had been taken off',
  no_year_group: 'No year group',
  many_leave: 'Many leave',
} as const satisfies Record<QuestionKind, string> & Record<string, string>
export type PlanQuestionKind = keyof typeof PLAN_QUESTION_LABELS

/** Something that only a person can decide. Nothing is confirmed while one has no answer. */
export type PlanQuestion = {
  /** The same for the same question, whatever the order of the rows, and in a later import of the same roll. */
  id: string
  kind: PlanQuestionKind
  source: string
  row: number
  text: string
  /** At least two; the plan takes the first until there is an answer, only to show what would happen. */
  choices: [Choice, Choice, ...Choice[]]
  answer: string | null
}

/** An entry of the roll by what the roll says of it, and the person of the plan that it came to be. */
export type PlanOutcome = { who: string; key: string; keepSurname: boolean }

/** What a roll would change at a school. */
export type ImportPlan = {
  /** Everybody in the roll, in the order of their names. */
  people: PlannedPerson[]
  guardianships: PlannedGuardianship[]
  leavers: PlannedLeaver[]
  /** Names of classes to be made. */
  classes: string[]
  questions: PlanQuestion[]
  errors: RollError[]
  /** People: `create` are new, `update` changed or returning, `archive` leavers who hold nothing else here. */
  counts: { create: number; update: number; archive: number; unchanged: number }
  /** Answers that hold for later imports as well, to be kept at the school when this one is confirmed. */
  remember: Record<string, string>
  /** Who those came to be about whom somebody has decided; kept beside the answers, by the record. */
  outcomes: PlanOutcome[]
}

export type PlanOptions = {
  /** Whether the files hold the whole roll: who is known and not in it has left. */
  whole: boolean
  /** By the id of the question. */
  answers: Record<string, string>
  onProgress?: OnProgress
}
