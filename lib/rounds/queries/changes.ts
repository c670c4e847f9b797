import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { startOfLondonDay } from '@/lib/clock'
import { db } from '@/lib/db/client'

/** More requests than these are not looked at: a shorter time shows the rest. */
export const MOST_CHANGES = 500

type Change = {
  key: string
  personId: string
  name: string
  roundId: string
  roundName: string
  forms: string[]
  at: Date
}
/** How the invitations stand of those who are asked by mail; pupils are asked in class. */
export type Invitations = { sent: number; queued: number; failed: number; none: number }
export type Joined = Change & { invitations: Invitations }
export type Left = Change & { reason: string }
export type Moved = Change & { fromClass: string | null; toClass: string | null }

// Who is asked by the opening itself is no joiner; the clocks that write the two moments may differ by a little.
const OPENING_MS = 60_000

const WHO = {
  id: true,
  person: { select: { id: true, displayName: true } },
  roundId: true,
  agreementVersion: { select: { title: true } },
} as const
type Row = { person: { id: string; displayName: string }; roundId: string; agreementVersion: { title: string } }

/** What changed in open rounds since a London day: who came, who left, who moved class; null when the school is out of reach. */
export async function listChanges(actor: Actor, schoolId: string, sinceDay: string) {
  if (!schoolsWhere(actor, 'rounds.run').schoolId.in.includes(schoolId)) return null
  const since = startOfLondonDay(sinceDay)
  const rounds = await db.round.findMany({
    where: { schoolId, status: 'open' },
    select: { id: true, name: true, openedAt: true },
  })
  const names = new Map(rounds.map(({ id, name }) => [id, name]))
  const nameOf = (row: Row) => names.get(row.roundId) ?? ''
  if (rounds.length === 0) return { joined: [], left: [], moved: [], openRounds: 0, cut: false }
  const [made, closed, moves, invitations] = await Promise.all([
    db.request.findMany({
      where: {
        schoolId,
        OR: rounds.map(({ id, openedAt }) => ({
          roundId: id,
          createdAt: { gte: new Date(Math.max(since.getTime(), (openedAt?.getTime() ?? 0) + OPENING_MS)) },
        })),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: MOST_CHANGES,
      select: {
        ...WHO,
        createdAt: true,
        slots: { where: { withdrawn: false, kind: { not: 'pupil' } }, select: { personId: true } },
      },
    }),
    db.request.findMany({
      where: { schoolId, roundId: { in: [...names.keys()] }, closedAt: { gte: since } },
      orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
      take: MOST_CHANGES,
      select: { ...WHO, closedAt: true, closedReason: true },
    }),
    db.requestMove.findMany({
      where: { schoolId, at: { gte: since } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: MOST_CHANGES,
    }),
    invitationsSince(schoolId, since),
  ])
  const requests = await db.request.findMany({
    where: { schoolId, id: { in: moves.map(({ requestId }) => requestId) }, roundId: { in: [...names.keys()] } },
    select: WHO,
  })
  const requestOf = new Map(requests.map((request) => [request.id, request]))
  const joined = grouped(made, nameOf, ({ createdAt }) => createdAt)
  return {
    joined: joined.map(({ rows, ...change }): Joined => {
      const signers = new Set(rows.flatMap(({ slots }) => slots.map((slot) => slot.personId)))
      return { ...change, invitations: tallyOf([...signers].map((id) => invitations.get(`${change.roundId} ${id}`))) }
    }),
    left: grouped(closed, nameOf, ({ closedAt }) => closedAt ?? since).map(
      ({ rows, ...change }): Left => ({ ...change, reason: rows[0]?.closedReason ?? '' }),
    ),
    moved: grouped(
      moves.flatMap(({ requestId, ...move }) => {
        const request = requestOf.get(requestId)
        return request ? [{ ...request, ...move, id: requestId }] : []
      }),
      nameOf,
      ({ at }) => at,
      ({ fromClass, toClass }) => `${fromClass} ${toClass}`,
    ).map(
      ({ rows, ...change }): Moved => ({
        ...change,
        fromClass: rows[0]?.fromClass ?? null,
        toClass: rows[0]?.toClass ?? null,
      }),
    ),
    openRounds: rounds.length,
    cut: Math.max(made.length, closed.length, moves.length) === MOST_CHANGES,
  }
}

/** One change for each person and round, with the forms it is about. */
function grouped<R extends Row>(rows: R[], nameOf: (row: R) => string, at: (row: R) => Date, more = (_row: R) => '') {
  const groups = new Map<string, Change & { rows: R[] }>()
  for (const row of rows) {
    const key = `${row.roundId} ${row.person.id} ${more(row)}`
    const known = groups.get(key)
    if (known) {
      known.rows.push(row)
      known.forms.push(row.agreementVersion.title)
    } else {
      groups.set(key, {
        key,
        personId: row.person.id,
        name: row.person.displayName,
        roundId: row.roundId,
        roundName: nameOf(row),
        forms: [row.agreementVersion.title],
        at: at(row),
        rows: [row],
      })
    }
  }
  return [...groups.values()]
}

type State = 'queued' | 'sent' | 'failed'

/** The latest first asking of each round and signer, by its key: `first:<round>:<signer>:…`. */
async function invitationsSince(schoolId: string, since: Date): Promise<Map<string, State>> {
  const messages = await db.message.findMany({
    where: { schoolId, createdAt: { gte: since }, key: { startsWith: 'first:' } },
    orderBy: { createdAt: 'asc' },
    select: { key: true, state: true },
  })
  return new Map(
    messages.map(({ key, state }) => {
      const [, roundId, personId] = (key ?? '').split(':')
      return [`${roundId} ${personId}`, state] as const
    }),
  )
}

function tallyOf(states: (State | undefined)[]): Invitations {
  const count = (wanted: State | undefined) => states.filter((state) => state === wanted).length
  return { sent: count('sent'), queued: count('queued'), failed: count('failed'), none: count(undefined) }
}
