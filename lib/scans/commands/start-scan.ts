import 'server-only'
import { actorForAudit } from '@/lib/auth/actor'
import { command } from '@/lib/command'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { holdScan } from '../held-scan'
import { keepParts } from '../kept-parts'
import { AddToScanInput, StartScanInput } from '../schema'

const READ = { maxAttempts: 4 }

/** Takes the files of a scan in, or the beginnings of large ones; once all of it is here a job reads it. */
export const startScan = command({
  permission: 'paper.enter',
  input: StartScanInput,
  async run({ tx, actor, schools, input: { schoolId, files } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const scanId = newId()
    const whole = files.every(({ size, bytes }) => bytes.length === size)
    const state = whole ? 'waiting' : 'receiving'
    await tx.scan.create({
      data: { id: scanId, schoolId, state, startedBy: actorForAudit(actor) },
      select: { id: true },
    })
    await tx.scanFile.createMany({
      data: files.map(({ name, size, bytes }, position) => ({
        schoolId,
        scanId,
        position,
        name,
        size,
        received: bytes.length,
      })),
    })
    for (const [position, { bytes }] of files.entries()) await keepParts(tx, { schoolId, scanId, position }, 0, bytes)
    if (whole) await addJob(tx, 'scan.read', { scanId }, READ)
    return {
      output: { scanId },
      audit: { action: 'scan.started', subject: scanId, schoolId, after: { files: files.length } },
    }
  },
})

/** Takes in the next piece of a large file; the last one starts the reading. */
export const addToScan = command({
  permission: 'paper.enter',
  input: AddToScanInput,
  async run({ tx, schools, input: { scanId, position, start, bytes } }) {
    const { schoolId, state } = await holdScan(tx, schools, scanId)
    if (state !== 'receiving') throw new AppError('CONFLICT', 'This scan is complete already, or was cancelled.')
    const { count } = await tx.scanFile.updateMany({
      where: { scanId, position, received: start, size: { gte: start + bytes.length } },
      data: { received: start + bytes.length },
    })
    if (count === 0)
      throw new AppError('CONFLICT', 'This piece does not follow upon the last one. Send the scan again.')
    await keepParts(tx, { schoolId, scanId, position }, start, bytes)
    const files = await tx.scanFile.findMany({ where: { scanId }, select: { size: true, received: true } })
    const whole = files.every(({ size, received }) => size === received)
    if (whole) {
      await tx.scan.update({ where: { id: scanId }, data: { state: 'waiting' }, select: { id: true } })
      await addJob(tx, 'scan.read', { scanId }, READ)
    }
    return {
      output: { scanId, whole },
      audit: { action: 'scan.received', subject: scanId, schoolId, after: { bytes: bytes.length } },
    }
  },
})
