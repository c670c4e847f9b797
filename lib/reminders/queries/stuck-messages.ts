import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { db, type Tx } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { firstLine, lateSince } from '@/lib/jobs/late'
import { MOST_LISTED, type StuckItem } from '@/lib/jobs/stuck-types'
import { mailTrouble } from '@/lib/mail/trouble'

// Nobody can be helped by a message to an address that nobody of the school has any more.
const stuckWithin = (schoolId: string, messageId?: string) => sql`
  message."schoolId" = ${schoolId}::uuid AND ${messageId ? sql`message.id = ${messageId}::uuid` : sql`true`}
  AND (message.state = 'failed' OR message.state = 'queued' AND message."createdAt" < ${lateSince().toISOString()}::timestamptz)
  AND (
    EXISTS (SELECT FROM "Person" person
      WHERE person."schoolId" = message."schoolId" AND person."archivedAt" IS NULL AND person.email = message."to")
    OR EXISTS (SELECT FROM "Account" account WHERE account.email = message."to" AND account."suspendedAt" IS NULL AND (
      EXISTS (SELECT FROM "Grant" post
        WHERE post."accountId" = account.id AND post."schoolId" = message."schoolId" AND post."endedAt" IS NULL)
      OR EXISTS (SELECT FROM "AccountPerson" own JOIN "Person" person ON person.id = own."personId"
        WHERE own."accountId" = account.id AND person."schoolId" = message."schoolId" AND person."archivedAt" IS NULL)))
  )`

type Row = {
  id: string
  to: string
  subject: string
  state: 'failed' | 'queued'
  lastError: string | null
  createdAt: Date
}

/** Messages of a school that were given up or are late, to addresses that somebody there has; the latest first. */
export const stuckMessages = (tx: Tx, schoolId: string, { messageId, most }: { messageId?: string; most: number }) =>
  tx.$queryRaw<Row[]>`
    SELECT message.id, message."to", message.subject, message.state::text, message."lastError", message."createdAt"
    FROM "Message" message WHERE ${stuckWithin(schoolId, messageId)}
    ORDER BY message."createdAt" DESC, message.id DESC LIMIT ${most}`

const mayAt = (actor: Actor, schoolId: string) =>
  scopesOf(actor, 'reminders.send').some((scope) => scope.schoolId === schoolId)

/** How many messages of a school are stuck, for those who send them. */
export async function countStuckMessages(actor: Actor, schoolId: string): Promise<number> {
  if (!mayAt(actor, schoolId)) return 0
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Message" message WHERE ${stuckWithin(schoolId)}`
  return found?.count ?? 0
}

/** The same, each with whose address it is, why it did not go, and what to do. */
export async function listStuckMessages(actor: Actor, schoolId: string): Promise<StuckItem[]> {
  if (!mayAt(actor, schoolId)) return []
  const messages = await stuckMessages(db, schoolId, { most: MOST_LISTED })
  const people = await db.person.findMany({
    where: { schoolId, archivedAt: null, email: { in: [...new Set(messages.map((message) => message.to))] } },
    select: { id: true, displayName: true, email: true },
    orderBy: { displayName: 'asc' },
  })
  return messages.map(({ id, to, subject, state, lastError, createdAt }) => ({
    id,
    what: subject,
    href: null,
    people: people.filter(({ email }) => email === to).map((person) => ({ id: person.id, name: person.displayName })),
    note: to,
    since: createdAt,
    late: state === 'queued',
    ...mailTrouble(lastError),
    said: firstLine(lastError),
  }))
}
