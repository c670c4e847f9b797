import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { type Permission, requireScopes, type Scope, schoolsWhere } from '@/lib/auth/permissions'
import { dayOf } from '@/lib/clock'
import { db, type Prisma } from '@/lib/db/client'
import type { RoundView } from './types'
import { type PlannedRequest, whoIsAsked } from './who-is-asked'

function within({ schoolId, reach, classId }: Scope): Prisma.RequestWhereInput {
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
  OR: requireScopes(actor, permission).map(within),
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

export async function getRound(actor: Actor, roundId: string): Promise<RoundView | null> {
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

/** Exactly who will be asked for what and why, and who cannot be reached; nothing is written. */
export async function previewRound(actor: Actor, roundId: string): Promise<PlannedRequest[] | null> {
  const round = await db.round.findFirst({
    where: { id: roundId, ...schoolsWhere(actor, 'rounds.run') },
    select: { id: true },
  })
  return round && whoIsAsked(db, round.id)
}

/** One request with its slots and every response, for those who look after it; reasons are the office's to read. */
export async function getRequest(actor: Actor, requestId: string) {
  return db.request.findFirst({
    where: { AND: [{ id: requestId }, requestsWhere(actor, 'requests.view')] },
    select: {
      id: true,
      schoolId: true,
      audience: true,
      capacity: true,
      state: true,
      parentRule: true,
      className: true,
      yearGroup: true,
      askedAt: true,
      completedAt: true,
      exemptReason: true,
      exemptUntil: true,
      closedReason: true,
      copyState: true,
      copyError: true,
      person: { select: { id: true, displayName: true } },
      round: { select: { id: true, name: true, dueOn: true, status: true } },
      agreementVersion: { select: { title: true, number: true } },
      documents: { orderBy: { madeAt: 'desc' }, select: { id: true, reference: true, madeAt: true } },
      slots: {
        orderBy: [{ kind: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          kind: true,
          required: true,
          withdrawn: true,
          waivedReason: true,
          currentResponseId: true,
          person: { select: { id: true, displayName: true } },
          responses: {
            orderBy: { number: 'desc' },
            select: {
              id: true,
              number: true,
              outcome: true,
              route: true,
              reference: true,
              signedAt: true,
              agreementVersion: { select: { number: true } },
              takenBack: { select: { reason: true, takenBackAt: true } },
              evidence: {
                orderBy: { sequence: 'asc' },
                select: { sequence: true, hash: true, sections: { where: { name: 'act' }, select: { content: true } } },
              },
            },
          },
        },
      },
    },
  })
}
