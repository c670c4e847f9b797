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

/** A group of more than these has something else in common, as an address of the school's own. */
const LARGEST_GROUP = 12

// People are grouped by what they have in common and only then paired, so that the cost follows their number, not its square.
const findPairs = (schoolId: string) => db.$queryRaw<Pair[]>`
  WITH people AS MATERIALIZED (
    SELECT id, "searchName", lower(btrim("familyName")) AS family, "dateOfBirth" AS born, email,
      nullif(regexp_replace(phone, '[^0-9+]', '', 'g'), '') AS phone
    FROM "Person" WHERE "schoolId" = ${schoolId}::uuid AND "archivedAt" IS NULL
  ), traits AS (
    SELECT id, 'born' AS reason, family AS name, born::text AS trait FROM people WHERE family <> '' AND born IS NOT NULL
    UNION ALL SELECT id, 'email', "searchName", email FROM people WHERE email IS NOT NULL
    UNION ALL SELECT id, 'phone', "searchName", phone FROM people WHERE phone IS NOT NULL
    UNION ALL SELECT people.id, 'child', people."searchName", tie."pupilId"::text
      FROM "Guardianship" tie JOIN people ON people.id = tie."parentId" WHERE tie."schoolId" = ${schoolId}::uuid
  ), alike AS (
    SELECT reason, array_agg(id) AS ids FROM traits GROUP BY reason, name, trait HAVING count(*) BETWEEN 2 AND ${LARGEST_GROUP}
  ), pairs AS (
    SELECT one AS "firstId", other AS "secondId", array_agg(DISTINCT reason) AS reasons
    FROM alike, unnest(ids) AS one, unnest(ids) AS other WHERE one < other GROUP BY 1, 2
  )
  SELECT pairs.*
  FROM pairs JOIN "Person" one ON one.id = "firstId" JOIN "Person" other ON other.id = "secondId"
  WHERE NOT EXISTS (
      SELECT FROM "TwoPeople" said
      WHERE said."schoolId" = ${schoolId}::uuid AND said."firstId" = pairs."firstId" AND said."secondId" = pairs."secondId")
    AND NOT EXISTS (
      SELECT FROM "Guardianship" tie WHERE tie."schoolId" = ${schoolId}::uuid AND NOT tie."neverTheirs"
        AND tie."parentId" = pairs."firstId" AND tie."pupilId" = pairs."secondId")
    AND NOT EXISTS (
      SELECT FROM "Guardianship" tie WHERE tie."schoolId" = ${schoolId}::uuid AND NOT tie."neverTheirs"
        AND tie."parentId" = pairs."secondId" AND tie."pupilId" = pairs."firstId")
  -- Those of one given name first: the others may be twins.
  ORDER BY one."searchName" = other."searchName" DESC, cardinality(reasons) DESC, 1, 2
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
