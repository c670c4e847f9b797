import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { type Permission, requireScopes, type Scope, schoolsWhere } from '@/lib/auth/permissions'
import { dayOf } from '@/lib/clock'
import { db, type Prisma } from '@/lib/db/client'
import type { RoundView } from './types'

/** The `where` of the requests inside one place that a permission reaches. */
export function requestsWithin({ schoolId, reach, classId }: Scope): Prisma.RequestWhereInput {
  switch (reach) {
    case 'school':
      return { schoolId }
    case 'staff_and_governors':
      return { schoolId, audience: { in: ['staff', 'governors'] } }
    case 'governors':
      return { schoolId, audience: 'governors' }
    case 'own_class':
      return { schoolId, classId }
  }
}

/** Refuses the actor, or returns the `where` of the requests that the permission reaches. */
export const requestsWhere = (actor: Actor, permission: Permission): Prisma.RequestWhereInput => ({
  OR: requireScopes(actor, permission).map(requestsWithin),
})

const roundSelect = {
  id: true,
  schoolId: true,
  name: true,
  kind: true,
  academicYear: true,
  opensOn: true,
  dueOn: true,
  reminderDays: true,
  status: true,
  openedAt: true,
  closedAt: true,
  agreements: {
    select: {
      agreementId: true,
      agreement: { select: { audience: true, policyId: true } },
      agreementVersion: { select: { title: true, number: true } },
    },
  },
} as const

type RoundRow = Prisma.RoundGetPayload<{ select: typeof roundSelect }>

const viewOf = ({ agreements, opensOn, dueOn, openedAt, closedAt, ...round }: RoundRow): RoundView => ({
  ...round,
  opensOn: dayOf(opensOn),
  dueOn: dayOf(dueOn),
  openedAt: openedAt?.toISOString() ?? null,
  closedAt: closedAt?.toISOString() ?? null,
  agreements: agreements.map(({ agreementId, agreement, agreementVersion }) => ({
    agreementId,
    policyId: agreement.policyId,
    audience: agreement.audience,
    title: agreementVersion.title,
    version: agreementVersion.number,
  })),
})

/** The rounds of a school, the open ones first and then the latest. */
export async function listRounds(actor: Actor, schoolId: string): Promise<RoundView[]> {
  const rounds = await db.round.findMany({
    where: { AND: [{ schoolId }, schoolsWhere(actor, 'rounds.view')] },
    select: roundSelect,
    orderBy: { dueOn: 'desc' },
  })
  const order = { open: 0, draft: 1, closed: 2 }
  return rounds.map(viewOf).sort((a, b) => order[a.status] - order[b.status])
}

/** Whether a word of an address can be an identifier at all. */
export const isId = (word: string) => z.uuid().safeParse(word).success

/** One round, or null where there is none within reach. */
export async function getRound(actor: Actor, roundId: string): Promise<RoundView | null> {
  if (!isId(roundId)) return null
  const round = await db.round.findFirst({
    where: { id: roundId, ...schoolsWhere(actor, 'rounds.view') },
    select: roundSelect,
  })
  return round && viewOf(round)
}

/** The published agreements that a round of this school can ask for, with the version it would ask. */
export async function listAskable(actor: Actor, schoolId: string) {
  const versions = await db.agreementVersion.findMany({
    where: { AND: [{ schoolId, status: 'published' }, schoolsWhere(actor, 'rounds.run')] },
    orderBy: { number: 'desc' },
    distinct: ['agreementId'],
    select: {
      agreementId: true,
      number: true,
      title: true,
      agreement: { select: { audience: true, policy: { select: { title: true } } } },
    },
  })
  return versions.map(({ agreement, number, ...version }) => ({
    ...version,
    version: number,
    audience: agreement.audience,
    policyTitle: agreement.policy.title,
  }))
}
