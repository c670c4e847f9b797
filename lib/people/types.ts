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
