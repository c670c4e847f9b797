import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { schoolsWhere } from '@/lib/auth/permissions'
import { londonDay, now } from '@/lib/clock'
import { AppError } from '@/lib/errors'
import { linesOfPlan, summaryOf } from '../applying/lines-of-plan'
import { knownNow, prepare, rememberedColumns } from '../applying/prepare'
import type { ImportPlan } from '../plan/types'
import { readRoll } from '../read-roll'
import type { Roll, RollFile } from '../types'
import type { ImportSummary } from '../view-types'

export type ImportPreview = { roll: Roll; plan: ImportPlan; summary: ImportSummary }

/** What files would change at a school, read and compared here and now; nothing is kept. */
export async function previewImport(
  actor: Actor,
  schoolId: string,
  files: RollFile[],
  options: { whole: boolean; answers: Record<string, string> },
): Promise<ImportPreview> {
  const reached = schoolsWhere(actor, 'people.import')
  if (!reached.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
  const today = londonDay(now())
  const roll = await readRoll(files, today, { mappings: await rememberedColumns(schoolId) })
  const { plan, known } = await prepare(roll, await knownNow(schoolId, today), options)
  return { roll, plan, summary: summaryOf(roll, plan, linesOfPlan(plan, known)) }
}
