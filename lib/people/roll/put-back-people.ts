import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { RollStep } from '../roll-types'

/** Records as they were, field by field where they are still as the roll wrote them; a number that another has by now stays with them. */
export async function putBackPeople(tx: Tx, schoolId: string, changed: RollStep[], aliases: RollStep[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "PersonAlias" AS alias
    USING jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb) AS step("rowId" uuid, after jsonb)
    WHERE alias."schoolId" = ${schoolId}::uuid AND alias."personId" = step."rowId"
      AND alias.kind::text = step.after ->> 'kind' AND alias.value = step.after ->> 'value'`
  const rows = JSON.stringify(changed)
  // Two may have changed their numbers with each other.
  const freed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Person" AS person SET upn = NULL
    FROM jsonb_to_recordset(${rows}::jsonb) AS step("rowId" uuid, before jsonb, after jsonb)
    WHERE person.id = step."rowId" AND person.upn IS NOT DISTINCT FROM step.after ->> 'upn' AND step.before ->> 'upn' IS DISTINCT FROM step.after ->> 'upn'
    RETURNING person.id`
  await tx.$executeRaw`
    UPDATE "Person" AS person SET
      "searchName" = CASE WHEN person."displayName" = step.after ->> 'displayName' AND person."givenName" = step.after ->> 'givenName'
        AND person."familyName" = step.after ->> 'familyName' THEN step.before ->> 'searchName' ELSE person."searchName" END,
      "givenName" = CASE WHEN person."givenName" = step.after ->> 'givenName' THEN step.before ->> 'givenName'
        ELSE person."givenName" END,
      "familyName" = CASE WHEN person."familyName" = step.after ->> 'familyName' THEN step.before ->> 'familyName'
        ELSE person."familyName" END,
      "displayName" = CASE WHEN person."displayName" = step.after ->> 'displayName' THEN step.before ->> 'displayName'
        ELSE person."displayName" END,
      "dateOfBirth" = CASE WHEN person."dateOfBirth" IS NOT DISTINCT FROM (step.after ->> 'dateOfBirth')::date
        THEN (step.before ->> 'dateOfBirth')::date ELSE person."dateOfBirth" END,
      email = CASE WHEN person.email IS NOT DISTINCT FROM step.after ->> 'email' THEN step.before ->> 'email'
        ELSE person.email END,
      phone = CASE WHEN person.phone IS NOT DISTINCT FROM step.after ->> 'phone' THEN step.before ->> 'phone'
        ELSE person.phone END,
      upn = CASE WHEN person.id = ANY(${freed.map(({ id }) => id)}::uuid[]) AND NOT EXISTS (
          SELECT FROM "Person" other WHERE other."schoolId" = ${schoolId}::uuid AND other.upn = step.before ->> 'upn'
        ) THEN step.before ->> 'upn' ELSE person.upn END,
      "externalId" = CASE WHEN person."externalId" IS NOT DISTINCT FROM step.after ->> 'externalId'
        THEN step.before ->> 'externalId' ELSE person."externalId" END,
      "archivedAt" = CASE WHEN person."archivedAt" IS NULL THEN (step.before ->> 'archivedAt')::timestamptz
        ELSE person."archivedAt" END,
      "updatedAt" = ${now()}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS step("rowId" uuid, before jsonb, after jsonb)
    WHERE person.id = step."rowId" AND person."mergedIntoId" IS NULL`
}

/** Takes away the records that the roll made; those that something refers to, a request above all, go to the archive instead. */
export async function removeAdded(tx: Tx, schoolId: string, ids: string[]) {
  if (ids.length === 0) return { removed: [], archived: [] }
  const bound = new Set(await referredTo(tx, 'Person', ids))
  const removed = ids.filter((id) => !bound.has(id))
  await tx.$executeRaw`DELETE FROM "Person" WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${removed}::uuid[])`
  const archived = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Person" SET "archivedAt" = ${now()}::timestamptz, "updatedAt" = ${now()}::timestamptz
    WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${[...bound]}::uuid[]) AND "archivedAt" IS NULL
      AND NOT EXISTS (SELECT FROM "Membership" member WHERE member."personId" = "Person".id AND member."endsOn" IS NULL)
    RETURNING id`
  return { removed, archived: archived.map(({ id }) => id) }
}

/** Takes away the classes that the roll made and nobody is in or was asked in. */
export async function removeClasses(tx: Tx, schoolId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const bound = await referredTo(tx, 'SchoolClass', ids)
  await tx.$executeRaw`
    DELETE FROM "SchoolClass" AS class
    WHERE class."schoolId" = ${schoolId}::uuid AND class.id = ANY(${ids}::uuid[]) AND class.id <> ALL(${bound}::uuid[])
      AND NOT EXISTS (SELECT FROM "Request" request WHERE request."schoolId" = class."schoolId" AND request."classId" = class.id)`
}

/** Which of the rows some other row refers to, whatever tables there are by now. */
async function referredTo(tx: Tx, table: 'Person' | 'SchoolClass', ids: string[]): Promise<string[]> {
  const columns = await tx.$queryRaw<{ part: string }[]>`
    SELECT format('SELECT %I AS id FROM %s WHERE %I = ANY($1::uuid[])', reference.attname, link.conrelid::regclass, reference.attname)
      AS part
    FROM pg_constraint link
    JOIN pg_attribute reference ON reference.attrelid = link.conrelid AND reference.attnum = link.conkey[1]
    WHERE link.contype = 'f' AND link.confrelid = ${`"${table}"`}::regclass`
  // The parts come from the catalogue of the database, quoted by itself.
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(columns.map(({ part }) => part).join(' UNION '), ids)
  return rows.map(({ id }) => id)
}
