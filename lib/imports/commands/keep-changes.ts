import 'server-only'
import type { Tx } from '@/lib/db/client'

const AT_ONCE = 10_000

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
  const kept = await tx.importChange.count({ where: { importId } })
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    await tx.$executeRaw`
      INSERT INTO "ImportChange" ("schoolId", "importId", position, kind, "rowId", "personId", before, after)
      SELECT ${schoolId}::uuid, ${importId}::uuid, ${kept + at} + change.position - 1, change.content ->> 'kind',
        (change.content ->> 'rowId')::uuid, (change.content ->> 'personId')::uuid,
        nullif(change.content -> 'before', 'null'), nullif(change.content -> 'after', 'null')
      FROM jsonb_array_elements(${JSON.stringify(changes.slice(at, at + AT_ONCE))}::jsonb)
        WITH ORDINALITY AS change(content, position)`
  }
}
