import { POSTS, type Post } from '@/lib/auth/actor'
import { DEVICE_COOKIE, LINK_COOKIE } from '@/lib/auth/visit'
import { db } from '@/lib/db/client'
import { aSessionCookie } from '@/lib/testing/sessions'
import type { School } from './extras'
import { GROUPS, type Group } from './marks'
import type { Person } from './people'
import { aTablet, aVisitOf } from './visits'

type Elsewhere = `other_${Post}`
/** A post whose holder has given a password and not yet taken the second step. */
type FirstStep = `first_step_${Post}`
export type ActorName =
  | Post
  | Elsewhere
  | FirstStep
  | 'class_teacher_other'
  | 'signer'
  | 'parent'
  | 'parent_other'
  | 'pupil'
  | 'head_elsewhere'
  | 'link'
  | 'link_other'
  | 'device'
  | 'device_other'
  | 'nobody'

/** Somebody who asks: the cookie of their browser, their school, and the groups of marks there that they may ever read. */
export type TableActor = {
  name: ActorName
  cookie: string
  /** The account that is signed in, if one is. */
  accountId: string | null
  home: 'here' | 'elsewhere' | 'both' | null
  reads: readonly Group[]
  /** A new cookie, after the old one was ended. */
  renew: () => Promise<string>
}

const COMMON = ['school', 'posts', 'policy', 'round'] as const
const SIGNING = ['school', 'policy', 'round'] as const

/** What each post may ever read of its school. */
const READS: Record<Post, readonly Group[]> = {
  headteacher: GROUPS,
  office: GROUPS,
  safeguarding_lead: GROUPS.filter((group) => group !== 'draft'),
  it_manager: [...COMMON, 'staff', 'signer', 'governors'],
  class_teacher: [...COMMON, 'ownFamily', 'secondParent'],
  clerk: [...COMMON, 'governors', 'draft'],
  trust_officer: GROUPS.filter((group) => group !== 'draft'),
}

export async function accountCookie(accountId: string, second = true) {
  // A moment ahead: a session that was ended a moment ago ends those begun before.
  const at = Date.now() + 50
  return aSessionCookie(accountId, { at, ...(second && { second: at }) })
}

/** Everybody who knocks at the entries of the school `here`. */
export async function allActors(here: School, elsewhere: School): Promise<TableActor[]> {
  const account = async (
    name: ActorName,
    accountId: string,
    home: TableActor['home'],
    reads: readonly Group[],
    second = true,
  ) => ({
    name,
    accountId,
    cookie: await accountCookie(accountId, second),
    home,
    reads,
    renew: () => accountCookie(accountId, second),
  })
  const visit = async (name: ActorName, renew: () => Promise<string>, reads: readonly Group[]) => ({
    name,
    accountId: null,
    cookie: await renew(),
    home: 'here' as const,
    reads,
    renew,
  })
  const byLink = async (person: Person) => `${LINK_COOKIE}=${await aVisitOf(here, person)}`
  const byCode = async (which?: 'class_teacher_other') => `${DEVICE_COOKIE}=${(await aTablet(here, which)).secret}`
  return [
    ...(await Promise.all(POSTS.map((post) => account(post, here.accounts[post].id, 'here', READS[post])))),
    await account('class_teacher_other', here.accounts.class_teacher_other.id, 'here', [...COMMON, 'otherFamily']),
    await account('signer', here.signer.account.id, 'here', [...SIGNING, 'signer']),
    await account('parent', here.ownFamily.accounts.parent.id, 'here', [...SIGNING, 'ownFamily']),
    await account('parent_other', here.otherFamily.accounts.parent.id, 'here', [...SIGNING, 'otherFamily']),
    await account('pupil', here.ownFamily.accounts.pupil.id, 'here', [...SIGNING, 'ownFamily']),
    await account('head_elsewhere', await headWhoIsAParent(here, elsewhere), 'both', [...SIGNING, 'otherFamily']),
    await visit('link', () => byLink(here.signer), [...SIGNING, 'signer']),
    await visit('link_other', () => byLink(here.otherFamily.parent), [...SIGNING, 'otherFamily']),
    await visit('device', () => byCode(), [...SIGNING, 'posts', 'ownFamily']),
    await visit('device_other', () => byCode('class_teacher_other'), [...SIGNING, 'posts', 'otherFamily']),
    { name: 'nobody', cookie: '', accountId: null, home: null, reads: [], renew: async () => '' },
    ...(await Promise.all(
      POSTS.map((post) => account(`first_step_${post}`, here.accounts[post].id, 'here', ['posts'], false)),
    )),
    ...(await Promise.all(POSTS.map((post) => account(`other_${post}`, elsewhere.accounts[post].id, 'elsewhere', [])))),
  ]
}

/** A second headteacher of the school elsewhere, who is the second parent of a family here. */
async function headWhoIsAParent(here: School, elsewhere: School) {
  const made = await db.account.create({
    data: {
      name: 'Somebody of both schools',
      sessionsValidFrom: new Date(Date.now() - 60_000),
      secondFactorSince: new Date(),
      people: { create: { personId: here.otherFamily.second.id } },
      grants: { create: { post: 'headteacher', schoolId: elsewhere.id } },
    },
    select: { id: true },
  })
  return made.id
}
