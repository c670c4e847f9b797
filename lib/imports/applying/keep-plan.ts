import 'server-only'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import type { Roll } from '../types'
import { IMPORT_SECTIONS, type ImportState } from '../view-types'
import type { FaultyLine } from './faulty-lines'
import { linesOfPlan, summaryOf } from './lines-of-plan'
import type { Prepared } from './prepare'

const LINES_AT_ONCE = 5000
/** Rows of the files, not of the plan: kept until they are read again. */
const FAULTY = 'faulty'

type Kept = { roll?: Uint8Array<ArrayBuffer>; replanned: boolean; trouble: string | null; faulty?: FaultyLine[] }

/** Keeps a plan for the pages and for whoever confirms it, instead of the one before; nothing when the import has left the state. */
export async function keepPlan(
  tx: Tx,
  { id, schoolId, state }: { id: string; schoolId: string; state: ImportState },
  roll: Roll,
  { plan, known, planHash }: Prepared,
  { faulty, ...kept }: Kept,
): Promise<boolean> {
  const lines = linesOfPlan(plan, known)
  const { count } = await tx.import.updateMany({
    where: { id, state },
    data: {
      ...kept,
      state: 'checked',
      step: null,
      format: roll.format,
      columns: roll.columns,
      summary: summaryOf(roll, plan, lines),
      remember: plan.remember,
      planHash,
      checkedAt: now(),
    },
  })
  if (count === 0) return false
  await tx.importRow.deleteMany({ where: { importId: id, ...(faulty ? {} : { section: { not: FAULTY } }) } })
  for (const section of IMPORT_SECTIONS) await keepLines(tx, { id, schoolId }, section, lines[section])
  if (faulty) await keepLines(tx, { id, schoolId }, FAULTY, faulty)
  return true
}

async function keepLines(tx: Tx, { id, schoolId }: { id: string; schoolId: string }, section: string, lines: object[]) {
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    const some = JSON.stringify(lines.slice(from, from + LINES_AT_ONCE))
    await tx.$executeRaw`
      INSERT INTO "ImportRow" ("schoolId", "importId", section, position, content)
      SELECT ${schoolId}::uuid, ${id}::uuid, ${section}, ${from} + line.position - 1, line.content
      FROM jsonb_array_elements(${some}::jsonb) WITH ORDINALITY AS line(content, position)`
  }
}
