import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { addDays, startOfLondonDay } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { type NameBook, nameBook, whoDid } from './names'
import type { TrailRow } from './types'

export const ENTRIES_PER_PAGE = 50

export type TrailFilter = {
  schoolId: string
  /** A `YYYY-MM-DD` day in London. */
  day?: string
  action?: string
  accountId?: string
  /** The id of the entry after which this page begins. */
  after?: string
}

/** A school's trail, newest first, and where the next page begins; null when the school is out of reach. */
export async function listTrail(
  actor: Actor,
  filter: TrailFilter,
): Promise<{ rows: TrailRow[]; next: string | null } | null> {
  const { schoolId: reached } = schoolsWhere(actor, 'audit.view')
  if (!reached.in.includes(filter.schoolId)) return null
  const { schoolId, day, action, accountId, after } = filter
  const places = await placesOf(schoolId)
  // A cursor from elsewhere is none.
  const start = after
    ? await db.auditEntry.findFirst({ where: { id: after, OR: places }, select: { id: true, at: true } })
    : null
  const wanted = [
    day ? { at: { gte: startOfLondonDay(day), lt: startOfLondonDay(addDays(day, 1)) } } : {},
    action ? { action } : {},
    accountId ? { actor: { path: ['accountId'], equals: accountId } } : {},
    start ? { at: { lte: start.at }, OR: [{ at: { lt: start.at } }, { id: { lt: start.id } }] } : {},
  ]
  // Asked one by one, each goes by its index.
  const found = await Promise.all(
    places.map((place) =>
      db.auditEntry.findMany({
        where: { ...place, AND: wanted },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: ENTRIES_PER_PAGE + 1,
        select: { id: true, at: true, action: true, actor: true, subject: true, before: true, after: true },
      }),
    ),
  )
  const entries = found.flat().sort(byNewest)
  const shown = entries.slice(0, ENTRIES_PER_PAGE)
  const names = await nameBook(schoolId, shown)
  const rows = shown.map((entry) => ({
    id: entry.id,
    at: entry.at,
    action: entry.action,
    who: whoDid(entry.actor, names),
    about: names.get(entry.subject) ?? null,
    details: details(entry.before, entry.after, names),
  }))
  return { rows, next: entries.length > ENTRIES_PER_PAGE ? (shown.at(-1)?.id ?? null) : null }
}

/** Where the entries of a school's trail are kept: with it, and with its trust. */
async function placesOf(schoolId: string): Promise<({ schoolId: string } | { trustId: string })[]> {
  const school = await db.school.findUnique({ where: { id: schoolId }, select: { trustId: true } })
  return [{ schoolId }, ...(school?.trustId ? [{ trustId: school.trustId }] : [])]
}

type Placed = { id: string; at: Date }
const byNewest = (one: Placed, other: Placed) => Number(other.at) - Number(one.at) || (one.id < other.id ? 1 : -1)

/** What can be chosen in the trail's filters: actions that occur, and the accounts that hold or held a post. */
export async function listTrailChoices(actor: Actor, schoolId: string) {
  const { schoolId: reached } = schoolsWhere(actor, 'audit.view')
  if (!reached.in.includes(schoolId)) return { actions: [], accounts: [] }
  const places = await placesOf(schoolId)
  const [actions, accounts] = await Promise.all([
    Promise.all(places.map((place) => db.auditEntry.groupBy({ by: ['action'], where: place }))),
    db.account.findMany({
      where: { grants: { some: { OR: places } } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  ])
  return { actions: [...new Set(actions.flat().map(({ action }) => action))].sort(), accounts }
}

const Detail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))

function details(before: unknown, after: unknown, names: NameBook): TrailRow['details'] {
  const [old, now] = [Detail.safeParse(before).data ?? {}, Detail.safeParse(after).data ?? {}]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return fields
    .map((name) => ({ name, before: said(old[name], names), after: said(now[name], names) }))
    .filter((field) => field.before !== field.after)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A value in words; an identifier by the name it stands for, or not at all. */
function said(value: z.output<typeof Detail>[string] | undefined, names: NameBook): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value))
    return (
      value
        .map((one) => said(one, names))
        .filter(Boolean)
        .join(', ') || null
    )
  const text = String(value)
  return UUID.test(text) ? (names.get(text) ?? null) : text
}
