import 'server-only'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import type { Actor, Grant } from './actor'
import { secondStepOf } from './second-step'
import type { SessionClaims } from './session-cookie'

export type AccountActor = Actor & { kind: 'account' }

/**
 * The actor behind a session, or null when the account no longer stands: suspended, left, or signed out everywhere. Posts
 * whose holder has yet to take the second step are not among the grants, so that no page and no command can forget it.
 */
export async function accountActor({ sub, at, knownBy, second }: SessionClaims): Promise<AccountActor | null> {
  const account = await db.account.findFirst({
    where: { id: sub, suspendedAt: null, sessionsValidFrom: { lte: new Date(at) } },
    select: {
      id: true,
      name: true,
      email: true,
      secondFactorSince: true,
      people: { where: { person: { archivedAt: null } }, select: { person: { select: { id: true, schoolId: true } } } },
      grants: {
        where: { endedAt: null, startsAt: { lte: new Date() } },
        select: {
          post: true,
          schoolId: true,
          classId: true,
          trustId: true,
          trust: { select: { schools: { select: { id: true } } } },
        },
      },
    },
  })
  if (!account) return null
  const people = account.people.map(({ person }) => ({ personId: person.id, schoolId: person.schoolId }))
  const grants = account.grants.flatMap(grantsAtSchools)
  const secondStep = secondStepOf({
    required: env.SECOND_FACTOR === 'posts',
    isSet: account.secondFactorSince !== null,
    takenAt: second,
    schoolIds: grants.map(({ schoolId }) => schoolId),
  })
  return {
    kind: 'account',
    accountId: account.id,
    name: account.name,
    people,
    grants: secondStep.asleepAt.length > 0 ? [] : grants,
    knownBy,
    secondStep,
    sharedAddress: account.email !== null && (await isShared(account.id, account.email, people)),
  }
}

type StoredGrant = Omit<Grant, 'schoolId'> & { schoolId: string | null; trust: { schools: { id: string }[] } | null }

/** A trust officer's grant counts at each school that the trust has at this moment. */
const grantsAtSchools = ({ post, schoolId, classId, trustId, trust }: StoredGrant): Grant[] =>
  schoolId
    ? [{ post, schoolId, classId, trustId }]
    : (trust?.schools ?? []).map(({ id }) => ({ post, schoolId: id, classId: null, trustId }))

/** Another account has the address, or another person at one of the same schools. */
async function isShared(accountId: string, email: string, people: AccountActor['people']) {
  const otherAccount = await db.account.findFirst({ where: { email, id: { not: accountId } }, select: { id: true } })
  if (otherAccount) return true
  const otherPerson = await db.person.findFirst({
    where: {
      schoolId: { in: people.map((person) => person.schoolId) },
      email,
      archivedAt: null,
      id: { notIn: people.map((person) => person.personId) },
    },
    select: { id: true },
  })
  return otherPerson !== null
}
