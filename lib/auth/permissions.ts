import { AppError } from '@/lib/errors'
import type { Actor, Grant, Post } from './actor'

/** How far into a school a permission goes. */
export type Reach = 'school' | 'staff_and_governors' | 'governors' | 'own_class'

const all = { reach: 'school' } as const
const adults = { reach: 'staff_and_governors' } as const
const governors = { reach: 'governors' } as const
const ownClass = { reach: 'own_class' } as const

const SEES_ALL = {
  'dashboard.view': all,
  'people.view': all,
  'requests.view': all,
  'rounds.view': all,
  'policies.view': all,
} as const

const OFFICE_WORK = {
  ...SEES_ALL,
  'people.change': all,
  'people.import': all,
  'rounds.run': all,
  'reminders.send': all,
  'copies.print': all,
  'paper.enter': all,
  'class.sign': all,
  'responses.take_back': all,
  'policies.draft': all,
  'accounts.view': all,
  'accounts.invite': all,
  'data.provide': all,
  'retention.plan': all,
} as const

/** The whole rule book for posts. What is absent is refused. */
const POST_PERMISSIONS = {
  headteacher: {
    ...OFFICE_WORK,
    'policies.publish': all,
    'policies.record_approval': all,
    'authorisations.grant': all,
    'audit.view': all,
    'accounts.grant': all,
    'accounts.unjoin': all,
    'school.configure': all,
    'checkpoints.make': all,
    'retention.approve': all,
  },
  office: OFFICE_WORK,
  safeguarding_lead: {
    ...SEES_ALL,
    'audit.view': all,
  },
  it_manager: {
    'dashboard.view': adults,
    'people.view': adults,
    'requests.view': adults,
    'rounds.view': all,
    'policies.view': all,
    'audit.view': all,
    'accounts.view': adults,
    'accounts.invite': adults,
    'accounts.unjoin': adults,
  },
  class_teacher: {
    'dashboard.view': ownClass,
    'people.view': ownClass,
    'requests.view': ownClass,
    'rounds.view': all,
    'policies.view': all,
    'class.sign': ownClass,
    'responses.take_back': ownClass,
  },
  clerk: {
    'dashboard.view': governors,
    'people.view': governors,
    'requests.view': governors,
    'rounds.view': all,
    'policies.view': all,
    'policies.draft': all,
    'policies.record_approval': all,
  },
  trust_officer: {
    ...SEES_ALL,
    'trust_policies.draft': all,
    'trust_policies.publish': all,
    'trust_policies.record_approval': all,
    'audit.view': all,
    'accounts.view': all,
    'accounts.grant': all,
  },
} as const satisfies Record<Post, Record<string, { reach: Reach }>>

type KeysOf<T> = T extends unknown ? keyof T : never
export type PostPermission = KeysOf<(typeof POST_PERMISSIONS)[Post]>

/** What signers may do without any post; which rows is decided by `householdsWhere` and its like. */
export type SignerPermission = 'requests.sign' | 'class.sign_pupil' | 'self.view'
/** What the portal's own jobs and its operator may do. */
export type SystemPermission = 'system.run'
export type Permission = PostPermission | SignerPermission | SystemPermission

const SIGNER_PERMISSIONS: Record<'account' | 'link' | 'class_session' | 'kiosk', readonly SignerPermission[]> = {
  account: ['requests.sign', 'self.view'],
  link: ['requests.sign', 'self.view'],
  class_session: ['class.sign_pupil'],
  kiosk: ['requests.sign'],
}

/** One place that a permission reaches: a school, how far into it, and the class when it is a class teacher's. */
export type Scope = { schoolId: string; reach: Reach; classId: string | null }

const reachOf = (grant: Grant, permission: Permission): Reach | null =>
  (POST_PERMISSIONS[grant.post] as Partial<Record<Permission, { reach: Reach }>>)[permission]?.reach ?? null

/** Every place that the actor may use the permission; empty when refused. */
export function scopesOf(actor: Actor, permission: Permission): Scope[] {
  const whole = (schoolId: string): Scope => ({ schoolId, reach: 'school', classId: null })
  if (actor.kind === 'operator') return actor.schoolId ? [whole(actor.schoolId)] : []
  if (actor.kind === 'job') return [whole(actor.schoolId)]
  const signer = (SIGNER_PERMISSIONS[actor.kind] as readonly Permission[]).includes(permission)
  if (actor.kind !== 'account') return signer ? [whole(actor.schoolId)] : []
  if (signer) {
    // One's own account is one's own without a person's record too, as a trust officer's may be.
    const posts = [...actor.grants.map(({ schoolId }) => schoolId), ...actor.secondStep.asleepAt]
    const own = actor.people.map(({ schoolId }) => schoolId)
    return [...new Set(permission === 'self.view' ? [...own, ...posts] : own)].map(whole)
  }
  return actor.grants.flatMap((grant) => {
    const reach = reachOf(grant, permission)
    if (!reach || (reach === 'own_class' && !grant.classId)) return []
    return [{ schoolId: grant.schoolId, reach, classId: reach === 'own_class' ? grant.classId : null }]
  })
}

export const may = (actor: Actor, permission: Permission) => scopesOf(actor, permission).length > 0

/** Refuses the actor, or returns every place that the permission reaches. */
export function requireScopes(actor: Actor, permission: Permission): Scope[] {
  const scopes = scopesOf(actor, permission)
  if (scopes.length === 0) throw new AppError('FORBIDDEN', 'You do not have access to this.')
  return scopes
}

/** Refuses the actor, or returns the `where` of the schools they may act in, however far into them. */
export const schoolsWhere = (actor: Actor, permission: Permission) => ({
  schoolId: { in: [...new Set(requireScopes(actor, permission).map((scope) => scope.schoolId))] },
})

/** Refuses the actor, or returns the `where` of classes; a class teacher gets the own ones only. */
export const classesWhere = (actor: Actor, permission: Permission) => ({
  OR: requireScopes(actor, permission).map(({ schoolId, reach, classId }) => {
    if (reach === 'school') return { schoolId }
    // An empty OR inside an AND would reach every class: who has none is given a condition that none meets.
    return { schoolId, id: { in: reach === 'own_class' && classId ? [classId] : [] } }
  }),
})

/** Which posts the holder of a grant may give to or take from others: never beyond their own reach. */
export const GRANTABLE: Record<Post, readonly Post[]> = {
  headteacher: ['headteacher', 'office', 'safeguarding_lead', 'it_manager', 'class_teacher', 'clerk'],
  trust_officer: ['headteacher'],
  office: [],
  safeguarding_lead: [],
  it_manager: [],
  class_teacher: [],
  clerk: [],
}
