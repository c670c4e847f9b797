import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { RollChanges, RollStep } from '../roll-types'

export async function beginMemberships(tx: Tx, { schoolId, day, begun }: RollChanges): Promise<RollStep[]> {
  await tx.$executeRaw`
    INSERT INTO "Membership" (id, "schoolId", "personId", kind, title, "startsOn")
    SELECT id, ${schoolId}::uuid, "personId", kind, title, ${day}::date
    FROM jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) AS begun(id uuid, "personId" uuid, kind "MembershipKind", title text)`
  return begun.map(({ id, personId, kind }) => ({
    kind: 'membership.begun',
    rowId: id,
    personId,
    before: null,
    after: { kind },
  }))
}

export async function retitleMemberships(tx: Tx, { schoolId, retitled }: RollChanges): Promise<RollStep[]> {
  const stood = await tx.membership.findMany({
    where: { schoolId, id: { in: retitled.map(({ id }) => id) } },
    select: { id: true, personId: true, title: true },
  })
  const titles = new Map(retitled.map(({ id, title }) => [id, title]))
  await tx.$executeRaw`
    UPDATE "Membership" AS membership SET title = retitled.title
    FROM jsonb_to_recordset(${JSON.stringify(retitled)}::jsonb) AS retitled(id uuid, title text)
    WHERE membership.id = retitled.id`
  return stood.map(({ id, personId, title }) => ({
    kind: 'membership.retitled',
    rowId: id,
    personId,
    before: { title },
    after: { title: titles.get(id) ?? null },
  }))
}

/** Somebody who never came leaves before they would have begun: the membership ends as it would have begun. */
export async function endMemberships(tx: Tx, { schoolId, day, ended }: RollChanges): Promise<RollStep[]> {
  const ids = ended.map(({ id }) => id)
  const stood = await tx.$queryRaw<{ id: string; startsOn: string; endsOn: string | null; endReason: string | null }[]>`
    SELECT id, "startsOn"::text, "endsOn"::text, "endReason" FROM "Membership"
    WHERE "schoolId" = ${schoolId}::uuid AND id = ANY(${ids}::uuid[])`
  await tx.$executeRaw`
    UPDATE "Membership" AS membership SET "endsOn" = ${day}::date, "endReason" = ended.reason,
      "startsOn" = least(membership."startsOn", ${day}::date)
    FROM jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) AS ended(id uuid, reason text)
    WHERE membership.id = ended.id`
  const before = new Map(stood.map(({ id, ...dates }) => [id, dates]))
  return ended.map(({ id, personId, kind, reason }) => ({
    kind: 'membership.ended',
    rowId: id,
    personId,
    before: before.get(id) ?? null,
    after: { kind, reason, endsOn: day },
  }))
}
