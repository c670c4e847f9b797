import 'server-only'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { db } from '@/lib/db/client'

const Line = z.object({ source: z.string(), cells: z.array(z.string()) })

/** The rows of one source that have to be mended, to download, mend and send again; null when there are none in reach. */
export async function faultyRows(
  actor: Actor,
  importId: string,
  source?: string,
): Promise<{ fileName: string; text: string } | null> {
  const reached = schoolsWhere(actor, 'people.import')
  if (!z.uuid().safeParse(importId).success) return null
  const rows = await db.importRow.findMany({
    where: { importId, section: 'faulty', import: reached },
    orderBy: { position: 'asc' },
    select: { content: true },
  })
  const lines = rows.map(({ content }) => Line.parse(content))
  const chosen = source ?? lines[0]?.source
  const mine = lines.filter((line) => line.source === chosen)
  if (!chosen || mine.length === 0) return null
  // UTF-8 with its mark, and no cell that a spreadsheet would run as a formula.
  const text = stringify(
    mine.map(({ cells }) => cells),
    { bom: true, escape_formulas: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  )
  const name = chosen.replace(/\.[a-z]+$/i, '').replace(/[^\p{L}\p{N}._-]+/gu, '-')
  return { fileName: `${name}-to-correct.csv`, text }
}
