import 'server-only'
import { db } from '@/lib/db/client'
import { type Sql, sql } from '@/lib/db/sql'
import { academicYearOf } from '@/lib/schools/types'
import { liveSql } from './directory-sql'
import type { MembershipKind, PersonRow } from './types'

type Seen = {
  schoolId: string
  kinds: readonly MembershipKind[] /** Which ties may be shown. */
  ties: Sql
  day: string
}

const placeOf = (person: Sql, year: number) => sql`
  LEFT JOIN "Enrolment" place ON place."schoolId" = ${person}."schoolId" AND place."academicYear" = ${year} AND place."personId" = ${person}.id
  LEFT JOIN "SchoolClass" class ON class.id = place."classId"`

/** The rows of a list for people whom the reader was found to reach, in the order given, with their households, in one statement. */
export async function readPersonRows(ids: string[], { schoolId, kinds, ties, day }: Seen): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  const year = academicYearOf(day)
  const places = kinds.includes('pupil')
  return db.$queryRaw<PersonRow[]>`
    SELECT person.id, person."displayName", person.email, person.phone, person."archivedAt" IS NOT NULL AS archived,
      ARRAY(SELECT DISTINCT kind FROM "Membership" WHERE "personId" = person.id
        AND kind = ANY(${[...kinds]}::"MembershipKind"[]) AND ${liveSql(day)} ORDER BY kind)::text[] AS kinds,
      CASE WHEN ${places} THEN place."yearGroup" END AS "yearGroup", CASE WHEN ${places} THEN class.name END AS "className",
      (
        SELECT coalesce(json_agg(json_build_object('personId', other.id, 'displayName', other."displayName",
          'relationship', tie.relationship, 'contactOrder', tie."contactOrder") ORDER BY tie.priority, tie."startedOn", tie.id), '[]')
        FROM "Guardianship" tie JOIN "Person" other ON other.id = tie."parentId"
        WHERE tie."schoolId" = ${schoolId}::uuid AND tie."pupilId" = person.id AND tie."endedOn" IS NULL
          AND other."archivedAt" IS NULL AND (${ties})
      ) AS parents,
      (
        SELECT coalesce(json_agg(json_build_object('personId', other.id, 'displayName', other."displayName",
          'yearGroup', place."yearGroup", 'className', class.name, 'contactOrder', tie."contactOrder")
          ORDER BY other."dateOfBirth", other.id), '[]')
        FROM "Guardianship" tie JOIN "Person" other ON other.id = tie."pupilId" ${placeOf(sql`other`, year)}
        WHERE tie."schoolId" = ${schoolId}::uuid AND tie."parentId" = person.id AND tie."endedOn" IS NULL
          AND other."archivedAt" IS NULL AND (${ties})
      ) AS children
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted(id, place)
    JOIN "Person" person ON person.id = wanted.id ${placeOf(sql`person`, year)}
    ORDER BY wanted.place`
}
