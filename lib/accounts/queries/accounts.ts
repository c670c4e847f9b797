import 'server-only'
import { z } from 'zod'
import type { Actor, Post } from '@/lib/auth/actor'
import { requireScopes } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { adultsAt } from '../adults'
import { invitableWhere } from '../invitable'
import { atSchools, grantablePosts, reaches } from '../reach'
import type { AccountRow, InvitableRow } from '../types'

export const ACCOUNTS_PER_PAGE = 50

type Filter = { schoolId: string; text?: string; only?: 'posts' | 'suspended'; page?: number }

/** The accounts of one school with their posts there, by name; someone who reaches adults only sees adults only. */
export async function listAccounts(actor: Actor, { schoolId, text = '', only, page = 1 }: Filter) {
  const scopes = requireScopes(actor, 'accounts.view').filter((scope) => scope.schoolId === schoolId)
  const whole = scopes.some((scope) => scope.reach === 'school')
  const where = {
    AND: [
      scopes.length > 0 ? atSchools([schoolId]) : { id: { in: [] } },
      whole ? {} : adultsAt(schoolId),
      text ? { OR: [{ name: contains(text) }, { email: contains(text) }] } : {},
      only === 'posts' ? { grants: { some: { schoolId, endedAt: null } } } : {},
      only === 'suspended' ? { suspendedAt: { not: null } } : {},
    ],
  }
  const [total, accounts] = await Promise.all([
    db.account.count({ where }),
    db.account.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * ACCOUNTS_PER_PAGE,
      take: ACCOUNTS_PER_PAGE,
      select: columns(schoolId),
    }),
  ])
  const pageCount = Math.max(1, Math.ceil(total / ACCOUNTS_PER_PAGE))
  return { rows: accounts.map((account) => rowFor(actor, schoolId, account)), total, pageCount }
}

/** One account with its posts at this school, or null. */
export async function getAccount(actor: Actor, schoolId: string, accountId: string): Promise<AccountRow | null> {
  const scopes = requireScopes(actor, 'accounts.view').filter((scope) => scope.schoolId === schoolId)
  if (scopes.length === 0 || !z.uuid().safeParse(accountId).success) return null
  const whole = scopes.some((scope) => scope.reach === 'school')
  const account = await db.account.findFirst({
    where: { AND: [{ id: accountId }, atSchools([schoolId]), whole ? {} : adultsAt(schoolId)] },
    select: columns(schoolId),
  })
  return account && rowFor(actor, schoolId, account)
}

const columns = (schoolId: string) => ({
  id: true,
  name: true,
  email: true,
  suspendedAt: true,
  suspendedReason: true,
  lastSignInAt: true,
  secondFactorSince: true,
  grants: {
    where: { schoolId, endedAt: null },
    orderBy: { startsAt: 'asc' as const },
    select: { id: true, post: true, startsAt: true, class: { select: { name: true } } },
  },
})

type Stored = Pick<AccountRow, 'id' | 'name' | 'email' | 'lastSignInAt'> & {
  suspendedAt: Date | null
  suspendedReason: string | null
  secondFactorSince: Date | null
  grants: { id: string; post: Post; startsAt: Date; class: { name: string } | null }[]
}

function rowFor(
  actor: Actor,
  schoolId: string,
  { grants, suspendedAt, suspendedReason, secondFactorSince, ...account }: Stored,
): AccountRow {
  const grantable = grantablePosts(actor, schoolId)
  const own = actor.kind === 'account' && actor.accountId === account.id
  const posts = grants.map(({ post }) => post)
  return {
    ...account,
    own,
    suspended: suspendedAt ? { at: suspendedAt, reason: suspendedReason } : null,
    maySuspend: !own && reaches(actor, schoolId, posts),
    hasSecondFactor: secondFactorSince !== null,
    mayGrant: own || suspendedAt ? [] : [...grantable],
    posts: grants.map((grant) => ({
      grantId: grant.id,
      post: grant.post,
      className: grant.class?.name ?? null,
      since: grant.startsAt,
      mayEnd: !own && grantable.includes(grant.post),
    })),
  }
}

const INVITABLE_SHOWN = 10

/** People with an address and without an account in use, whose name or address holds the text; ten at most. */
export async function listInvitable(actor: Actor, schoolId: string, text: string): Promise<InvitableRow[]> {
  const scopes = requireScopes(actor, 'accounts.invite').filter((scope) => scope.schoolId === schoolId)
  if (text.trim() === '') return []
  const people = await db.person.findMany({
    where: {
      AND: [
        invitableWhere(scopes),
        { email: { not: null } },
        { OR: [{ displayName: contains(text) }, { searchName: contains(text) }, { email: contains(text) }] },
        { accounts: { none: { account: { lastSignInAt: { not: null } } } } },
        { accounts: { none: { account: { suspendedAt: { not: null } } } } },
      ],
    },
    orderBy: [{ familyName: 'asc' }, { givenName: 'asc' }],
    take: INVITABLE_SHOWN,
    select: {
      id: true,
      displayName: true,
      email: true,
      memberships: { where: { endsOn: null }, select: { kind: true } },
      accounts: { select: { accountId: true } },
    },
  })
  return people.map(({ id, displayName, email, memberships, accounts }) => ({
    personId: id,
    name: displayName,
    email: email ?? '',
    memberships: memberships.map(({ kind }) => kind),
    invited: accounts.length > 0,
  }))
}

/** The classes that a class teacher's post may name: those of the newest academic year the school has. */
export async function listClassesForPosts(actor: Actor, schoolId: string) {
  const allowed = requireScopes(actor, 'accounts.grant').some((scope) => scope.schoolId === schoolId)
  if (!allowed) return []
  const newest = await db.schoolClass.aggregate({ where: { schoolId }, _max: { academicYear: true } })
  return db.schoolClass.findMany({
    where: { schoolId, academicYear: newest._max.academicYear ?? 0 },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })
}

const contains = (text: string) => ({ contains: text.trim(), mode: 'insensitive' as const })
