import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { dayOf, londonDay } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { academicYearOf, yearGroupLabel } from '@/lib/schools/types'
import { liveOn, today } from '../membership-time'
import type { DuplicateReason, LookAlike, PossibleDuplicate } from '../merging/types'

/** More pairs than these are not shown at once: each one that is settled makes room for another. */
export const MOST_PAIRS = 100

type Pair = { firstId: string; secondId: string; reasons: DuplicateReason[] }

/**
 * The pairs of people at a school who look like one person, those with most in common first; without those of whom somebody has
 * said that they are two, and without a parent and their own child.
 */
export async function listPossibleDuplicates(
  actor: Actor,
  schoolId: string,
): Promise<{ pairs: PossibleDuplicate[]; more: boolean }> {
  if (!schoolsWhere(actor, 'people.change').schoolId.in.includes(schoolId)) return { pairs: [], more: false }
  const found = await findPairs(schoolId)
  const shown = found.slice(0, MOST_PAIRS)
  const people = await readLookAlikes(shown.flatMap(({ firstId, secondId }) => [firstId, secondId]))
  const pairs = shown.flatMap(({ firstId, secondId, reasons }) => {
    const [first, second] = [people.get(firstId), people.get(secondId)]
    return first && second ? [{ first, second, reasons }] : []
  })
  return { pairs, more: found.length > MOST_PAIRS }
}

// Each half is a join on equal values, so that its cost follows the number of people and not its square.
const findPairs = (schoolId: string) => db.$queryRaw<Pair[]>`
  WITH people AS MATERIALIZED (
    SELECT id, "searchName", lower(btrim("familyName")) AS family, "dateOfBirth", email, nullif(regexp_replace(phone, '[^0-9+]', '', 'g'), '') AS phone
    FROM "Person" WHERE "schoolId" = ${schoolId}::uuid AND "archivedAt" IS NULL
  ), pairs AS (
    SELECT one.id AS "oneId", other.id AS "otherId", 'born' AS reason, one."searchName" = other."searchName" AS same
    FROM people one JOIN people other ON other.family = one.family AND other."dateOfBirth" = one."dateOfBirth" AND one.id < other.id
    WHERE one.family <> ''
    UNION ALL
    SELECT one.id, other.id, 'email', true
    FROM people one JOIN people other ON other."searchName" = one."searchName" AND other.email = one.email AND one.id < other.id
    UNION ALL
    SELECT one.id, other.id, 'phone', true
    FROM people one JOIN people other ON other."searchName" = one."searchName" AND other.phone = one.phone AND one.id < other.id
    UNION ALL
    SELECT DISTINCT one.id, other.id, 'child', true
    FROM "Guardianship" tie
    JOIN "Guardianship" beside ON beside."schoolId" = tie."schoolId" AND beside."pupilId" = tie."pupilId" AND tie."parentId" < beside."parentId"
    JOIN people one ON one.id = tie."parentId"
    JOIN people other ON other.id = beside."parentId" AND other."searchName" = one."searchName"
    WHERE tie."schoolId" = ${schoolId}::uuid
  )
  SELECT "oneId" AS "firstId", "otherId" AS "secondId", array_agg(reason ORDER BY reason) AS reasons
  FROM pairs
  WHERE NOT EXISTS (
      SELECT FROM "TwoPeople" said
      WHERE said."schoolId" = ${schoolId}::uuid AND said."firstId" = "oneId" AND said."secondId" = "otherId")
    AND NOT EXISTS (
      SELECT FROM "Guardianship" family WHERE family."schoolId" = ${schoolId}::uuid AND NOT family."neverTheirs"
        AND ((family."parentId" = "oneId" AND family."pupilId" = "otherId")
          OR (family."parentId" = "otherId" AND family."pupilId" = "oneId")))
  GROUP BY 1, 2
  -- Those of one given name first: the others may be twins.
  ORDER BY bool_or(same) DESC, count(*) DESC, 1, 2
  LIMIT ${MOST_PAIRS + 1}`

async function readLookAlikes(ids: string[]): Promise<Map<string, LookAlike>> {
  const day = today()
  const people = await db.person.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      displayName: true,
      dateOfBirth: true,
      email: true,
      upn: true,
      createdAt: true,
      memberships: { where: liveOn(day), select: { kind: true } },
      enrolments: {
        where: { academicYear: academicYearOf(day) },
        select: { yearGroup: true, class: { select: { name: true } } },
      },
    },
  })
  return new Map(
    people.map(({ id, displayName, dateOfBirth, email, upn, createdAt, memberships, enrolments: [place] }) => [
      id,
      {
        id,
        displayName,
        email,
        upn,
        kinds: [...new Set(memberships.map(({ kind }) => kind))],
        dateOfBirth: dateOfBirth && dayOf(dateOfBirth),
        place: place ? [yearGroupLabel(place.yearGroup), place.class?.name].filter(Boolean).join(', ') : null,
        addedOn: londonDay(createdAt),
      },
    ]),
  )
}
