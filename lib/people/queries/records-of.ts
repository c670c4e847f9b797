import 'server-only'
import type { Tx } from '@/lib/db/client'

/** Every record of each person: their own, and those that were merged into it; from the record to the person. */
export async function recordsOf(tx: Tx, personIds: string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; personId: string }[]>`
    WITH RECURSIVE same AS (
      SELECT id, id AS "personId" FROM unnest(${personIds}::uuid[]) AS id
      UNION SELECT person.id, same."personId" FROM "Person" person JOIN same ON person."mergedIntoId" = same.id
    ) SELECT id, "personId" FROM same`
  return new Map(rows.map(({ id, personId }) => [id, personId]))
}
