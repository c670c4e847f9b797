import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'
import { academicYearOf } from '@/lib/schools/types'
import { today } from '../membership-time'
import { checkYear, groupsOf } from '../year/check'
import { seenOfClasses, seenOfGroups, seenOfPlan, seenOfPupils } from '../year/seen'
import { dueYear, planOf, rollOf, TURN } from '../year/turns'
import { earliestDayOf, NO_CLASS, type YearGroupOfClass } from '../year/types'

const mayAt = (actor: Actor, schoolId: string) => schoolsWhere(actor, 'people.change').schoolId.in.includes(schoolId)

/** The turn that comes next at a school, and what has been prepared for it; null when the school is out of reach. */
export async function getYear(actor: Actor, schoolId: string) {
  if (!mayAt(actor, schoolId)) return null
  const academicYear = await dueYear(db, schoolId)
  const turn = await db.yearTurn.findUnique({
    where: { schoolId_academicYear: { schoolId, academicYear } },
    select: TURN,
  })
  return { academicYear, turn, mayBeDone: today() >= earliestDayOf(academicYear) }
}

/** What is being prepared: every class with its pupils and what becomes of each; null when nothing is. */
export async function getPreparation(actor: Actor, schoolId: string) {
  const year = await getYear(actor, schoolId)
  if (!year?.turn || year.turn.doneAt) return null
  const { turn, academicYear, mayBeDone } = year
  const { plan, choices } = await planOf(db, turn)
  return {
    turnId: turn.id,
    academicYear,
    mayBeDone,
    begunAt: turn.createdAt,
    lastYearGroup: turn.lastYearGroup,
    classes: choices.classes,
    groups: groupsOf(plan, choices),
    check: checkYear(plan, choices, turn.createdAt),
    leavers: plan.filter(({ fate }) => fate === 'leaves'),
    repeaters: plan.filter(({ fate }) => fate === 'repeats'),
    withoutYear: plan.filter(({ yearGroup, fate }) => yearGroup === null && fate !== 'kept'),
    seen: {
      classes: seenOfClasses(choices),
      groups: seenOfGroups(choices),
      plan: seenOfPlan(plan, choices),
    },
  }
}
export type Preparation = NonNullable<Awaited<ReturnType<typeof getPreparation>>>

/** The words in the address of a class's page. */
export const groupKey = ({ classId, yearGroup }: { classId: string | null; yearGroup: number }) =>
  `${classId ?? NO_CLASS}_${yearGroup}`

/** One class and year group, or with "none" the pupils without a year group; null when there is none of that key. */
export async function getGroupOfClass(actor: Actor, schoolId: string, key: string) {
  const preparation = await getPreparation(actor, schoolId)
  if (!preparation) return null
  if (key === 'none') {
    const pupils = preparation.withoutYear
    return { preparation, group: null, pupils, seen: seenOfPupils(pupils) }
  }
  const group: YearGroupOfClass | undefined = preparation.groups.find((one) => groupKey(one) === key)
  return group ? { preparation, group, pupils: group.pupils, seen: seenOfPupils(group.pupils) } : null
}

/** The latest turn that was done at a school, in numbers; null when none was, or out of reach. */
export async function getTurned(actor: Actor, schoolId: string) {
  if (!mayAt(actor, schoolId)) return null
  const turn = await db.yearTurn.findFirst({
    where: { schoolId, doneAt: { not: null } },
    orderBy: { academicYear: 'desc' },
    select: TURN,
  })
  if (!turn?.doneAt) return null
  const { id: turnId, academicYear } = turn
  const over = academicYear < academicYearOf(today())
  const [effects, classes, roll] = await Promise.all([
    db.yearTurnEffect.groupBy({ by: ['kind', 'outcome'], where: { turnId }, _count: true }),
    db.schoolClass.findMany({
      where: { schoolId, academicYear },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, _count: { select: { enrolments: true } } },
    }),
    rollOf(db, schoolId, academicYear),
  ])
  const ended = await db.yearTurnEffect.findMany({
    where: { turnId, kind: 'left' },
    select: { rowId: true, personId: true },
  })
  const leaving = await db.membership.groupBy({
    by: ['kind'],
    where: { id: { in: ended.map(({ rowId }) => rowId) } },
    _count: true,
  })
  const leavers = new Set(ended.map(({ personId }) => personId))
  const count = (outcome: string) =>
    effects.find((effect) => effect.kind === 'enrolled' && effect.outcome === outcome)?._count ?? 0
  const left = (kind: string) => leaving.find((one) => one.kind === kind)?._count ?? 0
  return {
    turnId,
    academicYear,
    doneAt: turn.doneAt,
    leftAt: turn.leftAt,
    promoted: count('promoted'),
    repeats: count('repeats'),
    placed: count('placed'),
    leavers: left('pupil'),
    parentsLeaving: left('parent'),
    classes: classes.map(({ id, name, _count }) => ({ id, name, pupils: _count.enrolments })),
    /** Pupils of the school who have no year group in that year: joiners since, mostly. Once it is over nobody needs one. */
    unplaced: over ? [] : roll.filter((pupil) => !pupil.placed && !leavers.has(pupil.personId)),
  }
}
export type Turned = NonNullable<Awaited<ReturnType<typeof getTurned>>>
