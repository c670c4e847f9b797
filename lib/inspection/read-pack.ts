import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { type Scope, scopesOf } from '@/lib/auth/permissions'
import { now } from '@/lib/clock'
import { getDashboard } from '@/lib/compliance/queries'
import type { Dashboard } from '@/lib/compliance/types'
import { db, type Tx } from '@/lib/db/client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { requestsWhere } from '@/lib/rounds/queries'
import type { RoundView } from '@/lib/rounds/types'
import { latestCheckpoint } from '@/lib/signing/queries/checkpoints'
import { coverageByAudience, coverageByClass, coverageOf } from './coverage'
import { countReasons, readExempt, readOutstanding } from './read-people'
import { readVersions } from './read-versions'
import type { InspectionPack } from './types'

type Wanted = { round: RoundView; names: boolean }

/** All that an inspection pack of a round says, as far as the actor sees, read at one moment. */
export async function readPack(actor: Actor, { round, names }: Wanted): Promise<InspectionPack> {
  const checkpoint = await latestCheckpoint(actor, round.schoolId)
  const pack = await db.$transaction((tx) => read(tx, actor, round, names), {
    isolationLevel: 'RepeatableRead',
    timeout: 60_000,
    maxWait: 10_000,
  })
  return { ...pack, checkpoint, madeAt: now(), verifyAt: `${env.BASE_URL}/verify` }
}

async function read(tx: Tx, actor: Actor, round: RoundView, names: boolean) {
  const { schoolId } = round
  const scopes = scopesOf(actor, 'dashboard.view').filter((scope) => scope.schoolId === schoolId)
  const dashboard = await getDashboard(actor, schoolId, round.id, tx)
  if (!dashboard) throw new AppError('NOT_FOUND', 'We cannot find that round.')
  const { crest, crestType, ...school } = await tx.school.findUniqueOrThrow({
    where: { id: schoolId },
    select: { name: true, urn: true, accent: true, crest: true, crestType: true },
  })
  const outstanding = await readOutstanding(tx, actor, round)
  const exempt = names ? await readExempt(tx, actor, round) : []
  const signed = await tx.response.aggregate({
    where: {
      schoolId,
      outcome: 'agreed',
      takenBack: null,
      request: { AND: [{ roundId: round.id }, requestsWhere(actor, 'requests.view')] },
    },
    _min: { signedAt: true },
    _max: { signedAt: true },
  })
  return {
    school: { ...school, crestPng: crestType === 'image/png' ? crest : null },
    round,
    reach: reachOf(scopes),
    total: coverageOf(dashboard.total),
    byAudience: coverageByAudience(dashboard),
    byClass: coverageByClass(dashboard, await classesOf(tx, round, scopes)),
    firstSigned: signed._min.signedAt,
    lastSigned: signed._max.signedAt,
    versions: await readVersions(tx, actor, { round, audiences: audiencesOf(round, dashboard, scopes) }),
    reasons: countReasons(outstanding),
    people: names ? { outstanding, exempt } : null,
  }
}

/** Whoever sees a part of the school is told of the forms of that part. */
function audiencesOf({ agreements }: RoundView, { byAudience }: Dashboard, scopes: Scope[]) {
  const seen = byAudience.map(({ audience }) => audience)
  const whole = scopes.some(({ reach }) => reach === 'school')
  return whole ? [...seen, ...agreements.map(({ audience }) => audience)] : seen
}

/** The classes of the round's year that the actor sees, for the rows of those in which nobody is asked. */
async function classesOf(tx: Tx, { schoolId, academicYear, kind }: RoundView, scopes: Scope[]) {
  const whole = scopes.some(({ reach }) => reach === 'school')
  const own = scopes.flatMap(({ classId }) => classId ?? [])
  if (kind !== 'yearly' || (!whole && own.length === 0)) return []
  return tx.schoolClass.findMany({
    where: { schoolId, academicYear, ...(!whole && { id: { in: own } }) },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
}

const REACHES = {
  staff_and_governors: 'Staff and governors only',
  governors: 'Governors only',
  own_class: 'Own class only',
} as const

function reachOf(scopes: Scope[]): string | null {
  if (scopes.some(({ reach }) => reach === 'school')) return null
  const [first] = scopes
  return first && first.reach !== 'school' ? REACHES[first.reach] : null
}
