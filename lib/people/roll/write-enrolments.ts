import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { RollChanges, RollStep } from '../roll-types'

type Row = { id: string; personId: string; yearGroup: number; classId: string | null }

/** Puts pupils in year groups and classes of the year, or moves them; earlier years stay as they were. */
export async function enrolAll(tx: Tx, { schoolId, academicYear, enrolled }: RollChanges): Promise<RollStep[]> {
  const stood = await tx.$queryRaw<Row[]>`
    SELECT id, "personId", "yearGroup", "classId" FROM "Enrolment"
    WHERE "schoolId" = ${schoolId}::uuid AND "academicYear" = ${academicYear}
      AND "personId" = ANY(${enrolled.map(({ personId }) => personId)}::uuid[])`
  const before = new Map(stood.map((row) => [row.personId, row]))
  const written = await tx.$queryRaw<Row[]>`
    INSERT INTO "Enrolment" AS enrolment (id, "schoolId", "personId", "academicYear", "yearGroup", "classId")
    SELECT id, ${schoolId}::uuid, "personId", ${academicYear}, "yearGroup", "classId"
    FROM jsonb_to_recordset(${JSON.stringify(enrolled)}::jsonb) AS enrolled(id uuid, "personId" uuid, "yearGroup" int, "classId" uuid)
    ON CONFLICT ("schoolId", "academicYear", "personId") DO UPDATE
    SET "yearGroup" = excluded."yearGroup", "classId" = excluded."classId"
    RETURNING id, "personId", "yearGroup", "classId"`
  return written.map(({ id, personId, yearGroup, classId }) => {
    const was = before.get(personId)
    return {
      kind: was ? 'enrolment.changed' : 'enrolment.added',
      rowId: id,
      personId,
      before: was ? { yearGroup: was.yearGroup, classId: was.classId } : null,
      after: { yearGroup, classId },
    }
  })
}
