import 'server-only'
import { dateOnly } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { academicYearOf } from '@/lib/schools/types'
import { today } from '../membership-time'
import { planYear } from './plan'
import type { RollPupil, YearChoices } from './types'

type Schools = { schoolId: { in: string[] } }

export const TURN = {
  id: true,
  schoolId: true,
  academicYear: true,
  lastYearGroup: true,
  createdAt: true,
  doneAt: true,
  leftAt: true,
} as const

/** Holds a school's turn until the commit; NOT_FOUND outside of the schools. */
export async function holdTurn(tx: Tx, turnId: string, schools: Schools) {
  await tx.$queryRaw`SELECT id FROM "YearTurn" WHERE id = ${turnId}::uuid FOR UPDATE`
  const turn = await tx.yearTurn.findFirst({ where: { id: turnId, ...schools }, select: TURN })
  if (!turn) throw new AppError('NOT_FOUND', 'We cannot find what was prepared for this year.')
  return turn
}

/** As `holdTurn`; CONFLICT once it is done. */
export async function holdPreparation(tx: Tx, turnId: string, schools: Schools) {
  const turn = await holdTurn(tx, turnId, schools)
  if (turn.doneAt) {
    throw new AppError('CONFLICT', 'The year has been turned already. Undo that first, if something has to change.')
  }
  return turn
}

type Member = { personId: string; name: string; bornOn: string | null; startsOn: string; addedAt: Date }
type Place = { personId: string; academicYear: number; yearGroup: number; classId: string | null }

// Joined here and not by the database: before it has counted a large import it would take the square of the roll.
const placesOf = (tx: Tx, schoolId: string, years: number[]) => tx.$queryRaw<Place[]>`
  SELECT "personId", "academicYear", "yearGroup", "classId" FROM "Enrolment"
  WHERE "schoolId" = ${schoolId}::uuid AND "academicYear" = ANY(${years}::int[])`

/** The pupils of a school as they go into an academic year, by family name. */
export async function rollOf(tx: Tx, schoolId: string, academicYear: number): Promise<RollPupil[]> {
  const members = await tx.$queryRaw<Member[]>`
    SELECT person.id AS "personId", person."displayName" AS name, member."startsOn", person."createdAt" AS "addedAt",
      to_char(person."dateOfBirth", 'YYYY-MM-DD') AS "bornOn"
    FROM (
      SELECT "personId", to_char(min("startsOn"), 'YYYY-MM-DD') AS "startsOn" FROM "Membership"
      WHERE "schoolId" = ${schoolId}::uuid AND kind = 'pupil' AND ("endsOn" IS NULL OR "endsOn" > ${dateOnly(today())}::date)
      GROUP BY "personId"
    ) AS member
    JOIN "Person" person ON person.id = member."personId" AND person."archivedAt" IS NULL
    ORDER BY person."familyName", person."givenName", person.id`
  const places = await placesOf(tx, schoolId, [academicYear - 1, academicYear])
  const classes = await tx.schoolClass.findMany({
    where: { schoolId, academicYear: academicYear - 1 },
    select: { id: true, name: true },
  })
  const names = new Map(classes.map(({ id, name }) => [id, name]))
  const old = new Map(
    places.flatMap((place) => (place.academicYear < academicYear ? [[place.personId, place] as const] : [])),
  )
  const placed = new Set(places.flatMap((place) => (place.academicYear === academicYear ? [place.personId] : [])))
  return members.map((member) => {
    const { yearGroup = null, classId = null } = old.get(member.personId) ?? {}
    const className = (classId && names.get(classId)) || null
    return { ...member, yearGroup, classId, className, placed: placed.has(member.personId) }
  })
}

export async function choicesOf(
  tx: Tx,
  turn: { id: string; academicYear: number; lastYearGroup: number },
): Promise<YearChoices> {
  const where = { turnId: turn.id }
  const classes = await tx.yearTurnClass.findMany({ where, select: { id: true, name: true }, orderBy: { id: 'asc' } })
  const groups = await tx.yearTurnGroup.findMany({
    where,
    select: { classId: true, yearGroup: true, nextClassId: true },
  })
  const pupils = await tx.yearTurnPupil.findMany({
    where,
    select: { personId: true, outcome: true, nextYearGroup: true, ownClass: true, nextClassId: true },
  })
  return { academicYear: turn.academicYear, lastYearGroup: turn.lastYearGroup, classes, groups, pupils }
}

/** What was chosen, and what becomes of everybody by it. */
export async function planOf(
  tx: Tx,
  turn: { id: string; schoolId: string; academicYear: number; lastYearGroup: number },
) {
  const choices = await choicesOf(tx, turn)
  const roll = await rollOf(tx, turn.schoolId, turn.academicYear)
  return { choices, plan: planYear(roll, choices) }
}

/** The academic year that a school turns into next: the present one while most pupils have no place in it, otherwise the one after. */
export async function dueYear(tx: Tx, schoolId: string): Promise<number> {
  const current = academicYearOf(today())
  const live = await tx.$queryRaw<{ personId: string }[]>`
    SELECT DISTINCT "personId" FROM "Membership"
    WHERE "schoolId" = ${schoolId}::uuid AND kind = 'pupil' AND ("endsOn" IS NULL OR "endsOn" > ${dateOnly(today())}::date)`
  const here = new Set(live.map(({ personId }) => personId))
  const places = (await placesOf(tx, schoolId, [current - 1, current])).filter(({ personId }) => here.has(personId))
  const placed = new Set(places.flatMap((place) => (place.academicYear === current ? [place.personId] : [])))
  const late = places.filter((place) => place.academicYear < current && !placed.has(place.personId))
  return late.length > placed.size ? current : current + 1
}
