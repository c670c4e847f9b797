import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { dayOf, now } from '@/lib/clock'
import { db, type Prisma } from '@/lib/db/client'
import { type ItemRow, PLAN_DAYS, type PlanRow, type PlanView, type RetentionGroup } from '../types'

const PLANS = 30
export const ITEMS_PER_PAGE = 50
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const PLAN = {
  id: true,
  state: true,
  plannedAt: true,
  plannedById: true,
  approvedAt: true,
  approvedById: true,
  finishedAt: true,
} as const
type Row = Prisma.ErasurePlanGetPayload<{ select: typeof PLAN }>

/** The latest plans of a school, newest first: what waits, what is under way, and the log of what was erased. */
export async function listErasurePlans(actor: Actor, schoolId: string): Promise<PlanRow[]> {
  const { schoolId: reached } = schoolsWhere(actor, 'retention.plan')
  if (!reached.in.includes(schoolId)) return []
  const plans = await db.erasurePlan.findMany({
    where: { schoolId, state: { not: 'discarded' } },
    orderBy: { plannedAt: 'desc' },
    take: PLANS,
    select: PLAN,
  })
  return rowsOf(plans)
}

async function rowsOf(plans: Row[]): Promise<PlanRow[]> {
  const counts = await db.erasureItem.groupBy({
    by: ['planId', 'state'],
    where: { planId: { in: plans.map(({ id }) => id) } },
    _count: { _all: true },
  })
  const accounts = await db.account.findMany({
    where: {
      id: { in: plans.flatMap(({ plannedById, approvedById }) => [plannedById ?? [], approvedById ?? []].flat()) },
    },
    select: { id: true, name: true },
  })
  const nameOf = (id: string | null) => accounts.find((account) => account.id === id)?.name ?? null
  return plans.map(({ plannedById, approvedById, ...plan }) => {
    const own = counts.filter(({ planId }) => planId === plan.id)
    const numberOf = (state: string) => own.find((count) => count.state === state)?._count._all ?? 0
    return {
      ...plan,
      plannedBy: nameOf(plannedById) ?? 'The operator',
      approvedBy: nameOf(approvedById),
      items: own.reduce((sum, { _count }) => sum + _count._all, 0),
      erased: numberOf('erased'),
      kept: numberOf('kept'),
    }
  })
}

/** One plan with a page of its items; null when there is none within reach. */
export async function getErasurePlan(actor: Actor, planId: string, asked = 1): Promise<PlanView | null> {
  if (!UUID.test(planId)) return null
  const plan = await db.erasurePlan.findFirst({
    where: { id: planId, ...schoolsWhere(actor, 'retention.plan') },
    select: { ...PLAN, schoolId: true },
  })
  if (!plan) return null
  const { schoolId, ...facts } = plan
  const [row] = await rowsOf([facts])
  if (!row) return null
  const pageCount = Math.max(1, Math.ceil(row.items / ITEMS_PER_PAGE))
  const page = Math.min(Math.max(1, asked), pageCount)
  const [rows, totals, people, forms] = await Promise.all([
    itemsOf(schoolId, planId, page),
    db.erasureItem.aggregate({ where: { planId }, _sum: { sections: true, copies: true } }),
    countByGroup(planId, null),
    countByGroup(planId, { not: null }),
  ])
  const groups = [...new Set([...people.keys(), ...forms.keys()])]
  return {
    ...row,
    schoolId,
    stale: row.plannedAt.getTime() < now().getTime() - PLAN_DAYS * 86_400_000,
    sections: totals._sum.sections ?? 0,
    copies: totals._sum.copies ?? 0,
    byGroup: groups.map((group) => ({ group, people: people.get(group) ?? 0, forms: forms.get(group) ?? 0 })),
    rows,
    page,
    pageCount,
  }
}

async function countByGroup(planId: string, requestId: null | { not: null }): Promise<Map<RetentionGroup, number>> {
  const counts = await db.erasureItem.groupBy({
    by: ['group'],
    where: { planId, requestId },
    orderBy: { group: 'asc' },
    _count: { _all: true },
  })
  return new Map(counts.map(({ group, _count }) => [group, _count._all]))
}

async function itemsOf(schoolId: string, planId: string, page: number): Promise<ItemRow[]> {
  const items = await db.erasureItem.findMany({
    where: { planId },
    orderBy: { position: 'asc' },
    skip: (page - 1) * ITEMS_PER_PAGE,
    take: ITEMS_PER_PAGE,
    select: {
      id: true,
      state: true,
      personId: true,
      requestId: true,
      group: true,
      since: true,
      dueOn: true,
      keptBecause: true,
      sections: true,
      copies: true,
      messages: true,
      person: { select: { displayName: true } },
    },
  })
  const requests = await db.request.findMany({
    where: { schoolId, id: { in: items.flatMap(({ requestId }) => requestId ?? []) } },
    select: { id: true, agreementVersion: { select: { title: true } }, round: { select: { name: true } } },
  })
  return items.map(({ requestId, person, since, dueOn, ...item }) => {
    const request = requests.find(({ id }) => id === requestId)
    return {
      ...item,
      name: person.displayName,
      form: request ? `${request.agreementVersion.title}, ${request.round.name}` : null,
      since: dayOf(since),
      dueOn: dayOf(dueOn),
    }
  })
}
