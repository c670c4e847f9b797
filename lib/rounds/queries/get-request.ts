import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { type PostPermission, scopesOf } from '@/lib/auth/permissions'
import { dayOf } from '@/lib/clock'
import { db, type Prisma } from '@/lib/db/client'
import { isId, requestsWhere } from '../queries'
import type { RequestResponse, RequestView } from '../types'

const responseSelect = {
  id: true,
  number: true,
  outcome: true,
  route: true,
  reference: true,
  signedAt: true,
  signer: { select: { displayName: true } },
  agreementVersion: { select: { number: true } },
  takenBack: { select: { reason: true, takenBackAt: true } },
  evidence: {
    where: { kind: 'response' },
    select: { sequence: true, hash: true, sections: { where: { name: 'act' }, select: { content: true } } },
  },
} as const satisfies Prisma.ResponseSelect

const select = {
  id: true,
  schoolId: true,
  audience: true,
  state: true,
  parentRule: true,
  classId: true,
  className: true,
  yearGroup: true,
  askedAt: true,
  completedAt: true,
  exemptReason: true,
  exemptUntil: true,
  closedAt: true,
  closedReason: true,
  copyState: true,
  copyError: true,
  person: { select: { id: true, displayName: true } },
  round: { select: { id: true, name: true, dueOn: true, status: true } },
  agreementVersion: { select: { title: true, number: true } },
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
      responses: { orderBy: { number: 'desc' }, select: responseSelect },
    },
  },
} as const satisfies Prisma.RequestSelect

type Row = Prisma.RequestGetPayload<{ select: typeof select }>
type ResponseRow = Prisma.ResponseGetPayload<{ select: typeof responseSelect }>

/** One request with its places to sign and every response; reasons only for those who see the whole school. */
export async function getRequest(actor: Actor, requestId: string): Promise<RequestView | null> {
  if (!isId(requestId)) return null
  const row: Row | null = await db.request.findFirst({
    where: { AND: [{ id: requestId }, requestsWhere(actor, 'requests.view')] },
    select,
  })
  if (!row) return null
  const { slots, askedAt, completedAt, exemptReason, exemptUntil, closedAt, closedReason, round, classId, ...rest } =
    row
  const wholeSchool = (permission: PostPermission) =>
    scopesOf(actor, permission).some((scope) => scope.schoolId === row.schoolId && scope.reach === 'school')
  const readsReasons = wholeSchool('requests.view')
  const takesBack = (response: ResponseRow) =>
    wholeSchool('responses.take_back') ||
    (response.route === 'class_session' &&
      scopesOf(actor, 'responses.take_back').some(
        (scope) => scope.schoolId === row.schoolId && scope.classId !== null && scope.classId === classId,
      ))
  return {
    ...rest,
    askedAt: askedAt?.toISOString() ?? null,
    completedAt: completedAt?.toISOString() ?? null,
    exemption: exemptReason
      ? { reason: readsReasons ? exemptReason : null, until: exemptUntil && dayOf(exemptUntil) }
      : null,
    closed: closedAt ? { at: closedAt.toISOString(), reason: readsReasons ? closedReason : null } : null,
    round: { ...round, dueOn: dayOf(round.dueOn) },
    slots: slots.map(({ responses, waivedReason, currentResponseId, ...slot }) => ({
      ...slot,
      waived: waivedReason === null ? null : { reason: readsReasons ? waivedReason : null },
      responses: responses.map((response) => ({
        ...responseOf(response, readsReasons),
        current: response.id === currentResponseId,
        mayTakeBack: response.id === currentResponseId && takesBack(response),
      })),
    })),
  }
}

function responseOf(row: ResponseRow, readsReasons: boolean): Omit<RequestResponse, 'current' | 'mayTakeBack'> {
  const { evidence, takenBack, signer, signedAt, agreementVersion, ...response } = row
  const [entry] = evidence
  return {
    ...response,
    signer: signer.displayName,
    signedAt: signedAt.toISOString(),
    version: agreementVersion.number,
    takenBack: takenBack && {
      at: takenBack.takenBackAt.toISOString(),
      reason: readsReasons ? takenBack.reason : null,
    },
    evidence: entry ? { sequence: entry.sequence, hash: entry.hash } : null,
    reason: readsReasons && entry?.sections[0] ? reasonOf(entry.sections[0].content) : null,
  }
}

function reasonOf(content: string): string | null {
  const act: unknown = JSON.parse(content)
  const reason = typeof act === 'object' && act !== null && 'reason' in act ? act.reason : null
  return typeof reason === 'string' ? reason : null
}
