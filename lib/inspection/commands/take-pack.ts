import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { londonDay } from '@/lib/clock'
import { command } from '@/lib/command'
import { drawReport } from '@/lib/documents/commands/draw-report'
import { AppError } from '@/lib/errors'
import { getRound } from '@/lib/rounds/queries'
import { readPack } from '../read-pack'
import { reportOf } from '../report'
import { type PackFormat, TakeInspectionInput } from '../schema'
import { spreadsheetOf } from '../spreadsheet'

/** Notes who takes which pack of which round. */
const openPack = command({
  permission: 'dashboard.view',
  input: TakeInspectionInput,
  async run({ tx, schools, input: { roundId, format, names } }) {
    const round = await tx.round.findFirst({
      where: { id: roundId, ...schools },
      select: { schoolId: true, status: true },
    })
    if (!round) throw new AppError('NOT_FOUND', 'We cannot find that round.')
    if (round.status === 'draft') throw new AppError('CONFLICT', 'This round has not been opened yet.')
    return {
      output: { roundId },
      audit: { action: 'inspection.taken', subject: roundId, schoolId: round.schoolId, after: { format, names } },
    }
  },
})

const TYPES: Record<PackFormat, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The inspection pack of a round as the bytes of a PDF or a spreadsheet, as far as the actor sees; the trail keeps that it was taken. */
export async function takeInspectionPack(actor: Actor, values: z.input<typeof TakeInspectionInput>) {
  const { roundId } = await openPack(actor, values)
  const round = await getRound(actor, roundId)
  if (!round) throw new AppError('NOT_FOUND', 'We cannot find that round.')
  const { format, names } = values
  const pack = await readPack(actor, { round, names })
  const bytes = format === 'pdf' ? await drawReport(reportOf(pack)) : await spreadsheetOf(pack)
  const plain = round.name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  const fileName = `inspection-${plain || 'round'}-${londonDay(pack.madeAt)}${names ? '' : '-without-names'}.${format}`
  return { bytes, fileName, contentType: TYPES[format] }
}
