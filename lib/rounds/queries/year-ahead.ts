import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { pupilAudience, pupilSigns } from '../audience'
import { signedOnTopWhere } from '../year-turned'

type Turn = {
  academicYear: number
  leaverIds: string[]
  /** How many pupils go from which year group to which. */
  moves: { from: number | null; to: number; count: number }[]
}

/** What the turn of a year would do to forms and open rounds; null when the school is out of reach. */
export async function getYearAhead(actor: Actor, schoolId: string, { academicYear, leaverIds, moves }: Turn) {
  if (!schoolsWhere(actor, 'rounds.run').schoolId.in.includes(schoolId)) return null
  const [rule, rounds, closing] = await Promise.all([
    db.school.findUniqueOrThrow({
      where: { id: schoolId },
      select: { firstSigningYear: true, lastYoungerYear: true },
    }),
    db.round.findMany({
      where: { schoolId, status: 'open' },
      orderBy: { dueOn: 'asc' },
      select: { id: true, name: true, academicYear: true, kind: true },
    }),
    db.request.groupBy({
      by: ['roundId'],
      where: {
        schoolId,
        personId: { in: leaverIds },
        capacity: { in: ['pupil', 'parent'] },
        closedAt: null,
        state: { notIn: ['complete', 'closed'] },
        round: { status: 'open' },
      },
      _count: true,
    }),
  ])
  const counted = (fits: (from: number, to: number) => boolean) =>
    moves.reduce((sum, { from, to, count }) => (from !== null && fits(from, to) ? sum + count : sum), 0)
  return {
    toOlderForm: counted(
      (from, to) => pupilAudience(from, rule) === 'younger_pupils' && pupilAudience(to, rule) === 'older_pupils',
    ),
    beginToSign: counted((from, to) => !pupilSigns(from, rule) && pupilSigns(to, rule)),
    rounds: rounds.map(({ id, name, academicYear: year, kind }) => ({
      id,
      name,
      closing: closing.find((one) => one.roundId === id)?._count ?? 0,
      /** Opened for the new year before it was turned. */
      early: kind === 'yearly' && year === academicYear,
    })),
  }
}
export type YearAhead = NonNullable<Awaited<ReturnType<typeof getYearAhead>>>

/** How many forms have been signed on top of a turn; 0 when the school is out of reach. */
export async function countSignedOnTop(actor: Actor, schoolId: string, academicYear: number, since: Date) {
  if (!schoolsWhere(actor, 'rounds.run').schoolId.in.includes(schoolId)) return 0
  return db.request.count({ where: signedOnTopWhere(schoolId, academicYear, since) })
}
