import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { londonDay, now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { leaversAmong } from '../leavers'
import type { Standing } from '../types'
import { rulesOf } from './retention-rules'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Until when a person is kept and what stands in the way of erasing them; null when they are out of reach. */
export async function getStanding(actor: Actor, personId: string): Promise<Standing | null> {
  if (!UUID.test(personId)) return null
  const person = await db.person.findFirst({
    where: { id: personId, ...schoolsWhere(actor, 'retention.plan') },
    select: {
      schoolId: true,
      erasedAt: true,
      legalHolds: { where: { endedAt: null }, select: { id: true, reason: true, placedAt: true } },
      erasureItems: { where: { state: 'erased', requestId: null }, select: { reference: true } },
    },
  })
  if (!person) return null
  const { schoolId, erasedAt, legalHolds, erasureItems } = person
  const rules = await rulesOf(db, schoolId)
  const [leaver] = await leaversAmong(db, { schoolId, personIds: [personId], rules, day: londonDay(now()) })
  const [hold] = legalHolds
  return {
    group: leaver?.group ?? null,
    since: leaver?.since ?? null,
    dueOn: leaver?.dueOn ?? null,
    keptBecause: leaver?.keptBecause ?? [],
    hold: hold ? { id: hold.id, reason: hold.reason, placedOn: londonDay(hold.placedAt) } : null,
    erasedOn: erasedAt && londonDay(erasedAt),
    reference: erasureItems[0]?.reference ?? null,
  }
}

/** Everybody of a school who is held, the latest first; empty when out of reach. */
export async function listHolds(actor: Actor, schoolId: string) {
  const { schoolId: reached } = schoolsWhere(actor, 'retention.plan')
  if (!reached.in.includes(schoolId)) return []
  const holds = await db.legalHold.findMany({
    where: { schoolId, endedAt: null },
    orderBy: { placedAt: 'desc' },
    take: 200,
    select: { id: true, reason: true, placedAt: true, person: { select: { id: true, displayName: true } } },
  })
  return holds.map(({ placedAt, person, ...hold }) => ({
    ...hold,
    placedOn: londonDay(placedAt),
    personId: person.id,
    name: person.displayName,
  }))
}
export type HoldRow = Awaited<ReturnType<typeof listHolds>>[number]
