import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import type { JobHandler } from '@/lib/jobs/types'
import { log } from '@/lib/log'
import { eraseItem, leaveItemOut } from './erase-item'

const Payload = z.object({ schoolId: z.uuid(), planId: z.uuid() })

// A piece of work ends well before a job may take; the next begins where it stopped.
const PIECE_MS = 60_000

/** The job `retention.erase`: erases the items of an approved plan one by one, each in a transaction, until none waits. */
export const runErasure: JobHandler = async (payload, { isLast }) => {
  const { schoolId, planId } = Payload.parse(payload)
  const actor: Actor = { kind: 'job', name: 'retention', schoolId }
  const until = Date.now() + PIECE_MS
  const failed = new Map<string, unknown>()
  while (Date.now() < until) {
    const items = await db.erasureItem.findMany({
      where: { planId, schoolId, state: 'waiting', plan: { state: 'approved' }, id: { notIn: [...failed.keys()] } },
      orderBy: { position: 'asc' },
      take: 20,
      select: { id: true },
    })
    if (items.length === 0) return settleRest(actor, planId, failed, isLast)
    for (const { id } of items) {
      await unlessSettled(() => eraseItem(actor, { itemId: id })).catch((error) => failed.set(id, error))
    }
  }
  await db.$transaction((tx) => addJob(tx, 'retention.erase', { schoolId, planId }))
}

/** What failed keeps nobody else waiting: it is tried again with the job, and after the last try it is left out. */
async function settleRest(actor: Actor, planId: string, failed: Map<string, unknown>, isLast: boolean) {
  const [first] = failed.values()
  if (first && !isLast) throw first
  for (const [itemId, error] of failed) {
    log.error({ itemId, error: String(error) }, 'An item of an erasure was left out')
    await unlessSettled(() => leaveItemOut(actor, { itemId }))
  }
  await unlessSettled(() => finishErasure(actor, { planId }))
}

/** Another run of the same job may have been quicker. */
async function unlessSettled(run: () => Promise<unknown>) {
  await run().catch((error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'CONFLICT') throw error
  })
}

/** Closes an approved plan of which nothing waits any more. */
export const finishErasure = command({
  permission: 'system.run',
  input: z.object({ planId: z.uuid() }),
  async run({ tx, schools, input: { planId } }) {
    const plan = await tx.erasurePlan.findFirst({ where: { id: planId, ...schools }, select: { schoolId: true } })
    if (!plan) throw new AppError('NOT_FOUND', 'We cannot find that plan.')
    const { count } = await tx.erasurePlan.updateMany({
      where: { id: planId, state: 'approved', items: { none: { state: 'waiting' } } },
      data: { state: 'done', finishedAt: now() },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This erasure has finished already, or has not.')
    const settled = await tx.erasureItem.groupBy({ by: ['state'], where: { planId }, _count: { _all: true } })
    const numberOf = (state: string) => settled.find((one) => one.state === state)?._count._all ?? 0
    const after = { erased: numberOf('erased'), kept: numberOf('kept') }
    return {
      output: null,
      audit: { action: 'erasure.finished', subject: planId, schoolId: plan.schoolId, after },
    }
  },
})
