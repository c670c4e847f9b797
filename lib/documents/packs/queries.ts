import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes } from '@/lib/auth/permissions'
import { now } from '@/lib/clock'
import { db, type Prisma } from '@/lib/db/client'
import { isId } from '@/lib/db/ids'
import { AUDIENCES, type Audience } from '@/lib/policies/types'
import { requestsInReach } from '../scope'
import { packsWhere } from './chosen'
import type { LeftOut, PackView } from './types'

const select = {
  id: true,
  schoolId: true,
  kind: true,
  title: true,
  style: true,
  duplex: true,
  state: true,
  done: true,
  total: true,
  pages: true,
  size: true,
  trouble: true,
  createdAt: true,
  readyAt: true,
  expiresAt: true,
} as const satisfies Prisma.PrintPackSelect

/** One pack; null when it is gone or none of the actor's. */
export async function getPack(actor: Actor, packId: string): Promise<PackView | null> {
  requireScopes(actor, 'copies.print')
  if (!isId(packId)) return null
  return db.printPack.findFirst({ where: { AND: [{ id: packId, ...kept() }, packsWhere(actor)] }, select })
}

/** The packs of a school that are kept, the latest first; at most thirty. */
export async function listPacks(actor: Actor, schoolId: string): Promise<PackView[]> {
  requireScopes(actor, 'copies.print')
  return db.printPack.findMany({
    where: { AND: [{ schoolId, ...kept() }, packsWhere(actor)] },
    select,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 30,
  })
}

const kept = () => ({ expiresAt: { gt: now() } })

/** What was left out of a pack and why; at most two hundred. */
export async function listLeftOut(actor: Actor, packId: string): Promise<LeftOut[]> {
  const pack = await getPack(actor, packId)
  if (!pack) return []
  const items = await db.printPackItem.findMany({
    where: { packId, trouble: { not: null } },
    orderBy: { position: 'asc' },
    select: { requestId: true, trouble: true },
    take: 200,
  })
  const requests = await db.request.findMany({
    where: { schoolId: pack.schoolId, id: { in: items.map(({ requestId }) => requestId) } },
    select: { id: true, person: { select: { displayName: true } }, agreementVersion: { select: { title: true } } },
  })
  const known = new Map(requests.map((request) => [request.id, request]))
  return items.flatMap(({ requestId, trouble }) => {
    const request = known.get(requestId)
    if (!request) return []
    const { person, agreementVersion } = request
    return [{ requestId, trouble: trouble ?? '', about: person.displayName, title: agreementVersion.title }]
  })
}

export type PackTargets = {
  classes: { classId: string; className: string }[]
  yearGroups: number[]
  audiences: Audience[]
}

/** Of which classes, year groups and groups a round asks somebody, as far as the actor may print. */
export async function listPackTargets(actor: Actor, roundId: string): Promise<PackTargets> {
  const groups = await db.request.groupBy({
    by: ['classId', 'className', 'yearGroup', 'audience'],
    where: { AND: [{ roundId }, requestsInReach(actor, ['copies.print'])] },
    orderBy: [{ yearGroup: 'asc' }, { className: 'asc' }],
  })
  const classes = new Map(
    groups.flatMap(({ classId, className }) => (classId && className ? [[classId, className] as const] : [])),
  )
  const years = new Set(groups.flatMap(({ yearGroup }) => (yearGroup === null ? [] : [yearGroup])))
  const asked = new Set(groups.map(({ audience }) => audience))
  return {
    classes: Array.from(classes, ([classId, className]) => ({ classId, className })),
    yearGroups: [...years].sort((a, b) => a - b),
    audiences: AUDIENCES.filter((audience) => asked.has(audience)),
  }
}
