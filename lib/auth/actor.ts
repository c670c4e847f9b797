import type { SecondStep } from './second-step'

export const POSTS = [
  'headteacher',
  'office',
  'safeguarding_lead',
  'it_manager',
  'class_teacher',
  'clerk',
  'trust_officer',
] as const
export type Post = (typeof POSTS)[number]

export const POST_LABELS: Record<Post, string> = {
  headteacher: 'Headteacher',
  office: 'School office',
  safeguarding_lead: 'Safeguarding lead',
  it_manager: 'IT manager',
  class_teacher: 'Class teacher',
  clerk: 'Clerk to the governors',
  trust_officer: 'Trust officer',
}

/** A post held at one school; a trust officer's grant appears once for each school of the trust. */
export type Grant = { post: Post; schoolId: string; classId: string | null; trustId: string | null }

/** How the signer was known: part of the evidence. */
export type KnownBy = 'password' | 'email_link' | 'openid' | 'demo' | 'personal_link' | 'teacher' | 'office'

/**
 * Who acts, with the school and what it may reach. A post is always held at a school: a teacher here may be a parent
 * there. Nothing borrows another's kind, and no actor reaches every school.
 */
export type Actor =
  | {
      kind: 'account'
      accountId: string
      name: string
      /** The people's records this account stands for, each at its school. */
      people: { personId: string; schoolId: string }[]
      /** None while they sleep, see `secondStep`. */
      grants: Grant[]
      knownBy: KnownBy
      /** Another account or person uses the same address. */
      sharedAddress: boolean
      secondStep: SecondStep
    }
  | { kind: 'link'; schoolId: string; personId: string; roundId: string; linkId: string; sharedAddress: boolean }
  | {
      kind: 'class_session'
      schoolId: string
      classId: string
      roundId: string
      sessionId: string
      teacherName: string
    }
  | { kind: 'kiosk'; schoolId: string; kioskId: string; roundId: string }
  | { kind: 'job'; name: string; schoolId: string }
  /** The operator's command line and the first set-up, at one school or, before there is one, at none. */
  | { kind: 'operator'; name: string; schoolId: string | null }

/** Whom the trail names: an actor, or an account before it is one. */
export type Doer =
  | Exclude<Actor, { kind: 'account' | 'job' }>
  | { kind: 'account'; accountId: string }
  | { kind: 'job'; name: string }

/** What the audit trail keeps of an actor: identifiers, no personal data. */
export function actorForAudit(actor: Doer): Record<string, string | null> {
  switch (actor.kind) {
    case 'account':
      return { kind: 'account', accountId: actor.accountId }
    case 'link':
      return { kind: 'link', linkId: actor.linkId, personId: actor.personId }
    case 'class_session':
      return { kind: 'class_session', sessionId: actor.sessionId }
    case 'kiosk':
      return { kind: 'kiosk', kioskId: actor.kioskId }
    case 'job':
    case 'operator':
      return { kind: actor.kind, name: actor.name }
  }
}
