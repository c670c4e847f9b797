import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { now } from '@/lib/clock'
import { db, type Prisma } from '@/lib/db/client'
import { lateSince } from '@/lib/jobs/late'
import { MOST_LISTED, type StuckItem } from '@/lib/jobs/stuck-types'

/** The `where` of files of everything held that could not be made, or are late. */
export const stuckFilesWhere = (): Prisma.AccessFileWhereInput => ({
  expiresAt: { gt: now() },
  OR: [{ state: 'failed' }, { state: 'queued', createdAt: { lt: lateSince() } }],
})

const within = (actor: Actor, schoolId: string): Prisma.AccessFileWhereInput | null =>
  scopesOf(actor, 'data.provide').some((scope) => scope.schoolId === schoolId)
    ? { AND: [{ schoolId }, stuckFilesWhere()] }
    : null

/** How many of them a school has, for those who provide such files. */
export async function countStuckFiles(actor: Actor, schoolId: string): Promise<number> {
  const where = within(actor, schoolId)
  return where ? db.accessFile.count({ where }) : 0
}

/** The same, each with whom it is about. */
export async function listStuckFiles(actor: Actor, schoolId: string): Promise<StuckItem[]> {
  const where = within(actor, schoolId)
  if (!where) return []
  const files = await db.accessFile.findMany({
    where,
    select: { id: true, state: true, createdAt: true, person: { select: { id: true, displayName: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST_LISTED,
  })
  return files.map(({ id, state, createdAt, person }) => ({
    id,
    what: 'File of everything we hold',
    href: `/people/${person.id}/data`,
    people: [{ id: person.id, name: person.displayName }],
    note: null,
    since: createdAt,
    late: state === 'queued',
    why:
      state === 'queued'
        ? 'It waits longer than it should.'
        : 'Something went wrong while it was put together, or whoever asked may no longer ask.',
    todo: 'Try again. If it fails once more, delete it there and have a new one made.',
    said: null,
  }))
}
