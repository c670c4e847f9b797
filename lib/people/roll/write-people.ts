import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { namesOf } from '../names'
import type { RollChanges, RollPersonValues, RollStep } from '../roll-types'

export async function addClasses(tx: Tx, { schoolId, academicYear, classes }: RollChanges): Promise<RollStep[]> {
  await tx.$executeRaw`
    INSERT INTO "SchoolClass" (id, "schoolId", "academicYear", name)
    SELECT id, ${schoolId}::uuid, ${academicYear}, name
    FROM jsonb_to_recordset(${JSON.stringify(classes)}::jsonb) AS class(id uuid, name text)`
  return classes.map(({ id, name }) => ({
    kind: 'class.added',
    rowId: id,
    personId: null,
    before: null,
    after: { name },
  }))
}

const rowOf = ({ id, values }: { id: string; values: RollPersonValues }) => ({ id, ...values, ...namesOf(values) })

export async function addPeople(tx: Tx, { schoolId, added }: RollChanges): Promise<RollStep[]> {
  await tx.$executeRaw`
    INSERT INTO "Person" (id, "schoolId", "givenName", "familyName", "displayName", "searchName", "dateOfBirth", email, phone, upn,
      "externalId", "createdAt", "updatedAt")
    SELECT id, ${schoolId}::uuid, "givenName", "familyName", "displayName", "searchName", "dateOfBirth", email, phone, upn,
      "externalId", ${now()}::timestamptz, ${now()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(added.map(rowOf))}::jsonb) AS person(id uuid, "givenName" text, "familyName" text,
      "displayName" text, "searchName" text, "dateOfBirth" date, email text, phone text, upn text, "externalId" text)`
  return added.map(({ id }) => ({ kind: 'person.added', rowId: id, personId: id, before: null, after: null }))
}

type PersonBefore = RollPersonValues & { searchName: string; archivedAt: string | null }

/** Those of the people who have numbers that change give theirs up first: two may change them with each other. */
export async function changePeople(tx: Tx, { schoolId, changed }: RollChanges): Promise<RollStep[]> {
  const ids = changed.map(({ id }) => id)
  const stood = await tx.$queryRaw<{ id: string; before: PersonBefore }[]>`
    SELECT id, jsonb_build_object('givenName', "givenName", 'familyName', "familyName", 'displayName', "displayName",
      'searchName', "searchName", 'dateOfBirth', "dateOfBirth", 'email', email, 'phone', phone, 'upn', upn, 'externalId', "externalId",
      'archivedAt', "archivedAt") AS before
    FROM "Person" WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${ids}::uuid[])`
  const rows = JSON.stringify(changed.map((one) => ({ ...rowOf(one), unarchive: one.unarchive })))
  await tx.$executeRaw`
    UPDATE "Person" AS person SET upn = NULL
    FROM jsonb_to_recordset(${rows}::jsonb) AS changed(id uuid, upn text)
    WHERE person.id = changed.id AND person.upn IS DISTINCT FROM changed.upn`
  await tx.$executeRaw`
    UPDATE "Person" AS person SET "givenName" = changed."givenName", "familyName" = changed."familyName",
      "displayName" = changed."displayName", "searchName" = changed."searchName", "dateOfBirth" = changed."dateOfBirth",
      email = changed.email, phone = changed.phone, upn = changed.upn, "externalId" = changed."externalId",
      "archivedAt" = CASE WHEN changed.unarchive THEN NULL ELSE person."archivedAt" END, "updatedAt" = ${now()}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS changed(id uuid, "givenName" text, "familyName" text, "displayName" text,
      "searchName" text, "dateOfBirth" date, email text, phone text, upn text, "externalId" text, unarchive boolean)
    WHERE person.id = changed.id`
  const before = new Map(stood.map((row) => [row.id, row.before]))
  return changed.flatMap(({ id, values, unarchive }): RollStep[] => {
    const was = before.get(id)
    if (!was) return []
    const after = { ...values, archivedAt: unarchive ? null : was.archivedAt }
    return [{ kind: 'person.changed', rowId: id, personId: id, before: was, after }]
  })
}

/** Further numbers that lead to somebody, unless they lead to another by now. */
export async function keepNumbers(tx: Tx, { schoolId, aliases }: RollChanges): Promise<RollStep[]> {
  const kept = await tx.$queryRaw<{ kind: string; value: string; personId: string }[]>`
    INSERT INTO "PersonAlias" ("schoolId", kind, value, "personId")
    SELECT ${schoolId}::uuid, kind, value, "personId"
    FROM jsonb_to_recordset(${JSON.stringify(aliases)}::jsonb) AS alias(kind "PersonAliasKind", value text, "personId" uuid)
    ON CONFLICT DO NOTHING RETURNING kind::text, value, "personId"`
  return kept.map(({ kind, value, personId }) => ({
    kind: 'alias.added',
    rowId: personId,
    personId,
    before: null,
    after: { kind, value },
  }))
}

export async function archivePeople(tx: Tx, { schoolId, archived }: RollChanges): Promise<RollStep[]> {
  const done = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Person" SET "archivedAt" = ${now()}::timestamptz, "updatedAt" = ${now()}::timestamptz
    WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${archived.map(({ id }) => id)}::uuid[]) AND "archivedAt" IS NULL
    RETURNING id`
  return done.map(({ id }) => ({ kind: 'person.archived', rowId: id, personId: id, before: null, after: null }))
}
