import 'server-only'
import { db } from '@/lib/db/client'
import { idleSince } from './account-session'
import type { Grant } from './actor'

export type AccountRow = {
  id: string
  name: string
  secondFactorSince: Date | null
  people: { personId: string; schoolId: string }[]
  /** One for each school that a grant counts at. */
  grants: Grant[]
  sharedAddress: boolean
  /** Of the session, right to some minutes. */
  lastSeenAt: Date
}

/**
 * An account that stands, with its people and posts, for a session that has neither ended nor been left unused; else null.
 * One statement, because each request begins with it. The address is shared when another account has it, or another person
 * at one of the schools.
 */
export async function readAccount(accountId: string, sessionId: string): Promise<AccountRow | null> {
  const [row] = await db.$queryRaw<AccountRow[]>`
    SELECT account.id, account.name, account."secondFactorSince", session."lastSeenAt", people.list AS people, coalesce(grants.list, '[]') AS grants,
      account.email IS NOT NULL AND (
        EXISTS (SELECT FROM "Account" other WHERE other.email = account.email AND other.id <> account.id)
        OR EXISTS (
          SELECT FROM "Person" other WHERE other."schoolId" = ANY(people.schools) AND other.email = account.email
            AND other."archivedAt" IS NULL AND other.id <> ALL(people.ids))
      ) AS "sharedAddress"
    FROM "AccountSession" session JOIN "Account" account ON account.id = session."accountId"
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('personId', person.id, 'schoolId', person."schoolId")), '[]') AS list,
        coalesce(array_agg(person.id), '{}') AS ids, coalesce(array_agg(person."schoolId"), '{}') AS schools
      FROM "AccountPerson" tie JOIN "Person" person ON person.id = tie."personId"
      WHERE tie."accountId" = account.id AND person."archivedAt" IS NULL
    ) AS people
    CROSS JOIN LATERAL (
      -- A trust officer's grant counts at each school that the trust has at this moment.
      SELECT json_agg(json_build_object('post', post.post, 'schoolId', coalesce(post."schoolId", school.id),
        'classId', CASE WHEN post."schoolId" IS NOT NULL THEN post."classId" END, 'trustId', post."trustId")) AS list
      FROM "Grant" post LEFT JOIN "School" school ON post."schoolId" IS NULL AND school."trustId" = post."trustId"
      WHERE post."accountId" = account.id AND post."endedAt" IS NULL AND post."startsAt" <= ${new Date().toISOString()}::timestamptz
        AND coalesce(post."schoolId", school.id) IS NOT NULL
    ) AS grants
    WHERE session.id = ${sessionId}::uuid AND account.id = ${accountId}::uuid AND account."suspendedAt" IS NULL
      AND session."endedAt" IS NULL AND session."lastSeenAt" > ${idleSince().toISOString()}::timestamptz
      AND session."begunAt" >= account."sessionsValidFrom"`
  return row ?? null
}
