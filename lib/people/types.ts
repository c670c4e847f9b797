export const MEMBERSHIP_KINDS = ['staff', 'governor', 'volunteer', 'visitor', 'pupil', 'parent'] as const
export type MembershipKind = (typeof MEMBERSHIP_KINDS)[number]

export const MEMBERSHIP_LABELS: Record<MembershipKind, string> = {
  staff: 'Member of staff',
  governor: 'Governor',
  volunteer: 'Volunteer',
  visitor: 'Visitor',
  pupil: 'Pupil',
  parent: 'Parent or carer',
}

export type ParentalResponsibility = 'yes' | 'no' | 'not_known'

/** What decides whether a parent or carer may sign for a pupil. */
export type GuardianshipFacts = {
  parentalResponsibility: ParentalResponsibility
  appointed: boolean
  contactOrder: boolean
  receivesMail: boolean
  ended: boolean
}

/** May sign: with parental responsibility, where it is not known, or when appointed; never against a contact order. */
export const maySign = (facts: GuardianshipFacts) =>
  !facts.ended && !facts.contactOrder && (facts.appointed || facts.parentalResponsibility !== 'no')

/** Why a parent or carer may or may not sign, in words that the household shows. */
export function signingStanding(facts: GuardianshipFacts & { neverTheirs?: boolean }): string {
  if (facts.neverTheirs) return 'Was tied to this pupil by mistake'
  if (facts.ended) return 'No longer answers for this pupil'
  if (facts.contactOrder) return 'May not sign: a contact order stands'
  if (facts.appointed) return 'May sign: appointed by the office'
  if (facts.parentalResponsibility === 'yes') return 'May sign: has parental responsibility'
  if (facts.parentalResponsibility === 'no') return 'May not sign: no parental responsibility'
  return 'May sign, but parental responsibility is not known'
}

/** Without one a search shows the better fits first, and a list is in order of name. */
export type PeopleSort = 'name' | 'given' | 'added'

/** How the list of people is narrowed, ordered and paged; what is absent narrows nothing. */
export type PeopleFilters = {
  schoolId: string
  search?: string
  kind?: MembershipKind
  classId?: string
  yearGroup?: number
  archived?: boolean
  sort?: PeopleSort
  descending?: boolean
  /** Counts from 1. */
  page?: number
}

export type PersonRow = {
  id: string
  displayName: string
  email: string | null
  phone: string | null
  kinds: MembershipKind[]
  yearGroup: number | null
  className: string | null
  archived: boolean
  /** Those who answer for a pupil now. */
  parents: { personId: string; displayName: string; relationship: string; contactOrder: boolean }[]
  /** The pupils whom a parent answers for now. */
  children: {
    personId: string
    displayName: string
    yearGroup: number | null
    className: string | null
    contactOrder: boolean
  }[]
}

export type MembershipView = {
  id: string
  kind: MembershipKind
  title: string | null
  /** Days as `YYYY-MM-DD`; a membership ends at the beginning of `endsOn`. */
  startsOn: string
  endsOn: string | null
  endReason: string | null
  live: boolean
}

/** One tie between a parent or carer and a pupil, seen from either end. */
export type Tie = GuardianshipFacts & {
  personId: string
  displayName: string
  email: string | null
  relationship: string
  livesWith: boolean
  /** Who is contacted first has 1; null where nobody has said. */
  priority: number | null
  /** For whom a carer acts: an agency or an authority. */
  organisation: string | null
  /** Of an ended tie: it was a mistake from the first day. */
  neverTheirs: boolean
}

/** A pupil who shares a parent or carer with another. */
export type Sibling = {
  id: string
  displayName: string
  yearGroup: number | null
  className: string | null
  /** The parents and carers whom they share. */
  through: string[]
}

export type HistoryEntry = {
  id: string
  at: Date
  action: string
  by: string
  detail: Record<string, string | number | boolean | null | string[]>
}

export type PersonView = {
  id: string
  schoolId: string
  givenName: string
  familyName: string
  displayName: string
  email: string | null
  phone: string | null
  dateOfBirth: string | null
  upn: string | null
  archivedOn: string | null
  /** Since when nothing personal is held any more. */
  erasedOn: string | null
  /** The record that was kept, of one that was merged away. */
  mergedInto: { id: string; displayName: string } | null
  memberships: MembershipView[]
  enrolments: {
    academicYear: number
    yearGroup: number
    classId: string | null
    className: string | null
    current: boolean
  }[]
  /** The parents and carers of a pupil. */
  parents: Tie[]
  /** The children of a parent. */
  children: Tie[]
  /** Others of the school who use the same address. */
  sharesEmailWith: { id: string; displayName: string }[]
  /** Null where the actor may not see it. */
  history: HistoryEntry[] | null
}
