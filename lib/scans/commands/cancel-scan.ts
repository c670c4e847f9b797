import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { holdScan } from '../held-scan'
import { dropParts } from '../kept-parts'
import { ScanInput } from '../schema'
import { isAtWork } from '../types'

/** Stops the reading of a scan and throws away what was read of it and not recorded. */
export const cancelScan = command({
  permission: 'paper.enter',
  input: ScanInput,
  async run({ tx, schools, input: { scanId } }) {
    const { schoolId, state } = await holdScan(tx, schools, scanId)
    if (!isAtWork(state)) throw new AppError('CONFLICT', 'This scan has been read already, or was cancelled.')
    await tx.scan.update({ where: { id: scanId }, data: { state: 'cancelled' }, select: { id: true } })
    await dropParts(tx, scanId)
    await tx.scanPage.deleteMany({ where: { scanId, state: { not: 'recorded' } } })
    return { output: { scanId }, audit: { action: 'scan.cancelled', subject: scanId, schoolId } }
  },
})
