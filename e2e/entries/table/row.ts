import { POSTS, type Post } from '@/lib/auth/actor'
import type { Fields } from '../http/act'
import type { ActorName, TableActor } from '../world/actors'
import type { School } from '../world/extras'
import type { Group } from '../world/marks'

/** What somebody gets who may not: the page that nothing is there, the page to sign in, or another address. */
export type Refusal = 'not found' | 'sign in' | `to ${string}`

/** Which of the running programs is asked: a school's own, or a demonstration with buttons or with passwords. */
export type Server = 'school' | 'buttons' | 'passwords'

type Common = {
  entry: string
  /** Which of several things the row is about. */
  about?: string
  may: readonly ActorName[]
  refusal: (actor: TableActor) => Refusal
  server?: Server
  /** Marks that this entry alone shows to whoever may open it, beyond what they may read elsewhere. */
  alsoShows?: readonly Group[]
}

export type PageRow = Common & {
  kind: 'page' | 'route'
  /** An address without a thing is everybody's own; one made from a school's things is of the school here. */
  at: string | ((school: School) => string)
  shows: (school: School, actor: TableActor) => string[]
  /** The methods that a route handler answers. */
  methods?: string
}

export type ActionRow = Common & {
  kind: 'action'
  /** Whether everybody does it at their own school, so that those of the other school may too. */
  own?: boolean
  fields: (school: School, actor: TableActor | null, other: School) => Promise<Fields> | Fields
  /** The audit entry that appears when it is done, or what else to look at: empty when all is well. */
  does:
    | string
    | ((
        answer: { location: string | null; text: string },
        actor: TableActor,
        school: School,
      ) => Promise<string> | string)
  /** The same request about something that is not there, when replacing its identifiers does not make one. */
  missing?: Fields
  /** Who may see the thing and so is told more than that it is not there. */
  knows?: readonly ActorName[]
  /** Who is in another row of this entry instead. */
  except?: readonly ActorName[]
  /** Tables that a refused attempt may write to. */
  leaves?: readonly string[]
  /** Whether it ends sessions, so that everybody needs a new one. */
  renews?: boolean
  /** What the browser keeps besides. */
  cookie?: (school: School, actor: TableActor) => Promise<string>
  /** Whether only a script calls it, so that no form does. */
  byScript?: boolean
  /** Whether the action gets the form's earlier state first, as those of `useActionState` do. */
  takesState?: boolean
}

export type Row = PageRow | ActionRow

const isAccount = (actor: TableActor) => actor.accountId !== null

/** Pages of the school: who is signed in finds nothing, everybody else is asked to sign in. */
export const schoolRefusal = (actor: TableActor): Refusal =>
  actor.name.startsWith('first_step') ? 'to /sign-in/second-step' : isAccount(actor) ? 'not found' : 'sign in'
/** Pages of signers: a personal link counts as somebody too. */
export const signRefusal = (actor: TableActor): Refusal =>
  isAccount(actor) || actor.name.startsWith('link') ? 'not found' : 'sign in'
/** Pages of the tablet: every other browser is led to where a code is typed. */
export const classRefusal = (actor: TableActor): Refusal =>
  actor.name.startsWith('device') ? 'not found' : 'to /class'
export const nowhere = (): Refusal => 'not found'

export const OTHER_POSTS = POSTS.map((post) => `other_${post}` as const)
export const FIRST_STEP = POSTS.map((post) => `first_step_${post}` as const)
export const EVERYONE: readonly ActorName[] = [
  ...POSTS,
  'class_teacher_other',
  'signer',
  'parent',
  'parent_other',
  'pupil',
  'head_elsewhere',
  'link',
  'link_other',
  'device',
  'device_other',
  'nobody',
  ...FIRST_STEP,
  ...OTHER_POSTS,
]
export const VISITORS: readonly ActorName[] = ['link', 'link_other', 'device', 'device_other', 'nobody']
export const ACCOUNTS = EVERYONE.filter((name) => !VISITORS.includes(name))

/** Accounts that have taken every step that is asked of them. */
export const BOTH_STEPS = ACCOUNTS.filter((name) => !name.startsWith('first_step'))

/** Whose account has something to take the second step with. */
export const HAS_FACTOR: readonly ActorName[] = [
  ...POSTS,
  'class_teacher_other',
  'head_elsewhere',
  ...FIRST_STEP,
  ...OTHER_POSTS,
]
/** Who comes to the dashboard after signing in. */
export const HOLDS_POST: readonly ActorName[] = [...POSTS, 'class_teacher_other', 'head_elsewhere', ...OTHER_POSTS]

/** Sets of posts, as the table of permissions names them. */
export const ALL_POSTS: readonly ActorName[] = [...POSTS, 'class_teacher_other']
export const HEAD: readonly ActorName[] = ['headteacher']
export const OFFICE: readonly ActorName[] = ['headteacher', 'office']
export const WHOLE_SCHOOL: readonly ActorName[] = ['headteacher', 'office', 'safeguarding_lead', 'trust_officer']
export const SEES_STAFF: readonly ActorName[] = [...WHOLE_SCHOOL, 'it_manager']
export const SEES_GOVERNORS: readonly ActorName[] = [...SEES_STAFF, 'clerk']
export const SEES_OWN_CLASS: readonly ActorName[] = [...WHOLE_SCHOOL, 'class_teacher']
export const DRAFTS: readonly ActorName[] = ['headteacher', 'office', 'clerk']

/** Whether an actor may, and at which of the two schools: `null` when refused. */
export function placeFor(row: Row, actor: TableActor): 'here' | 'elsewhere' | null {
  const own = row.kind === 'action' ? row.own === true : typeof row.at === 'string'
  if (row.may.includes(actor.name)) {
    const away = own && (actor.home === 'elsewhere' || actor.home === 'both')
    return away ? 'elsewhere' : 'here'
  }
  if (!own) return null
  if (actor.name === 'head_elsewhere') return row.may.includes('headteacher') ? 'elsewhere' : null
  if (actor.home !== 'elsewhere') return null
  return row.may.includes(actor.name.replace('other_', '') as Post) ? 'elsewhere' : null
}
