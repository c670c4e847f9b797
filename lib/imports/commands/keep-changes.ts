import 'server-only'
import type { Tx } from '@/lib/db/client'

/** One row that an import or what followed from it wrote, and what stood there before. */
export type KeptChange = {
  kind: string
  rowId: string
  personId: string | null
  before: object | null
  after: object | null
}

/** Adds to what an import has written, after what was kept before. */
export async function keepChanges(tx: Tx, place: { schoolId: string; importId: string }, changes: KeptChange[]) {
  if (changes.length === 0) return
  const { schoolId, importId } = place
  const from = await tx.importChange.count({ where: { importId } })
  await tx.$executeRaw`
    INSERT INTO "ImportChange" ("schoolId", "importId", position, kind, "rowId", "personId", before, after)
    SELECT ${schoolId}::uuid, ${importId}::uuid, ${from} + change.position - 1, change.content ->> 'kind',
      (change.content ->> 'rowId')::uuid, (change.content ->> 'personId')::uuid,
      nullif(change.content -> 'before', 'null'), nullif(change.content -> 'after', 'null')
    FROM jsonb_array_elements(${JSON.stringify(changes)}::jsonb) WITH ORDINALITY AS change(content, position)`
}
