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

/** The pupils of a school as they go into an academic year, by family name. */
export const rollOf = (tx: Tx, schoolId: string, academicYear: number): Promise<RollPupil[]> => tx.$queryRaw<
  RollPupil[]
>`
  SELECT person.id AS "personId", person."displayName" AS name, old."yearGroup", old."classId", class.name AS "className",
    to_char(member."startsOn", 'YYYY-MM-DD') AS "startsOn", coming.id IS NOT NULL AS placed, person."createdAt" AS "addedAt"
  FROM (
    SELECT "personId", min("startsOn") AS "startsOn" FROM "Membership"
    WHERE "schoolId" = ${schoolId}::uuid AND kind = 'pupil' AND ("endsOn" IS NULL OR "endsOn" > ${dateOnly(today())}::date)
    GROUP BY "personId"
  ) AS member
  JOIN "Person" person ON person.id = member."personId" AND person."archivedAt" IS NULL
  LEFT JOIN "Enrolment" old ON old."schoolId" = ${schoolId}::uuid AND old."academicYear" = ${academicYear - 1}
    AND old."personId" = person.id
  LEFT JOIN "SchoolClass" class ON class.id = old."classId"
  LEFT JOIN "Enrolment" coming ON coming."schoolId" = ${schoolId}::uuid AND coming."academicYear" = ${academicYear}
    AND coming."personId" = person.id
  ORDER BY person."familyName", person."givenName", person.id`

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
  const [counted] = await tx.$queryRaw<{ late: boolean }[]>`
    SELECT count(old.id) FILTER (WHERE new.id IS NULL) > count(new.id) AS late
    FROM (
      SELECT DISTINCT "personId" FROM "Membership"
      WHERE "schoolId" = ${schoolId}::uuid AND kind = 'pupil' AND ("endsOn" IS NULL OR "endsOn" > ${dateOnly(today())}::date)
    ) AS member
    LEFT JOIN "Enrolment" old ON old."schoolId" = ${schoolId}::uuid AND old."academicYear" = ${current - 1}
      AND old."personId" = member."personId"
    LEFT JOIN "Enrolment" new ON new."schoolId" = ${schoolId}::uuid AND new."academicYear" = ${current}
      AND new."personId" = member."personId"`
  return counted?.late ? current : current + 1
}
