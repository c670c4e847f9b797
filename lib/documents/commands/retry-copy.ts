import 'server-only'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { RetryCopyInput, RetryStuckCopiesInput } from '../schema'
import { requestsInReach, stuckWhere } from '../scope'

/** Queues the drawing of copies in the caller's transaction; one waiting job for each request. */
export async function queueCopies(tx: Tx, schoolId: string, requestIds: string[]): Promise<void> {
  await tx.request.updateMany({
    where: { schoolId, id: { in: requestIds } },
    data: { copyState: 'queued', copyQueuedAt: now(), copyError: null },
  })
  for (const requestId of requestIds) {
    await addJob(tx, 'copy.make', { schoolId, requestId }, { key: `copy.make:${requestId}` })
  }
}

/** Draws at once what waits after a failure: what stood in its way, such as a certificate, has changed. */
export async function queueFailedCopies(tx: Tx, schoolId: string): Promise<void> {
  const waiting = await tx.request.findMany({
    where: { schoolId, state: 'complete', copyState: { in: ['queued', 'failed'] }, copyError: { not: null } },
    select: { id: true },
    take: 1000,
  })
  const requestIds = waiting.map((request) => request.id)
  await queueCopies(tx, schoolId, requestIds)
}

/** Draws once more the copy of one complete request. */
export const retryCopy = command({
  permission: 'copies.print',
  input: RetryCopyInput,
  async run({ tx, actor, input }) {
    const where = { AND: [{ id: input.requestId }, requestsInReach(actor, ['copies.print'])] }
    const request = await tx.request.findFirst({ where, select: { id: true, schoolId: true } })
    if (!request) throw new AppError('NOT_FOUND', 'We cannot find that request.')
    // Conditional, so that of two people pressing at once one queues it.
    const { count } = await tx.request.updateMany({
      where: { id: request.id, ...stuckWhere() },
      data: { copyState: 'queued', copyQueuedAt: now(), copyError: null },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This copy is there, or on its way.')
    await queueCopies(tx, request.schoolId, [request.id])
    return {
      output: { requestId: request.id },
      audit: { action: 'copy.retried', subject: request.id, schoolId: request.schoolId },
    }
  },
})

/** Draws once more every copy of a school that failed or is overdue; returns how many. */
export const retryStuckCopies = command({
  permission: 'copies.print',
  input: RetryStuckCopiesInput,
  async run({ tx, actor, input: { schoolId }, schools }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const where = { AND: [{ schoolId }, requestsInReach(actor, ['copies.print']), stuckWhere()] }
    const stuck = await tx.request.findMany({ where, select: { id: true }, take: 1000 })
    if (stuck.length === 0) throw new AppError('CONFLICT', 'No copy is missing.')
    await queueCopies(
      tx,
      schoolId,
      stuck.map((request) => request.id),
    )
    return {
      output: { count: stuck.length },
      audit: { action: 'copies.retried', subject: schoolId, schoolId, after: { count: stuck.length } },
    }
  },
})
