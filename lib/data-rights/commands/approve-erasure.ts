import 'server-only'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { ApproveErasureInput, DiscardErasureInput } from '../schema'
import { PLAN_DAYS } from '../types'
import { underWay } from '../under-way'

type Schools = { schoolId: { in: string[] } }

async function planOf(tx: Tx, schools: Schools, planId: string) {
  const plan = await tx.erasurePlan.findFirst({
    where: { id: planId, ...schools },
    select: { schoolId: true, plannedAt: true, _count: { select: { items: true } } },
  })
  if (!plan) throw new AppError('NOT_FOUND', 'We cannot find that dry run.')
  await underWay(tx, plan.schoolId)
  return plan
}

const settled = () => new AppError('CONFLICT', 'This dry run was approved, or replaced by another, already.')

/** A headteacher approves the list of a dry run, and the erasing begins. */
export const approveErasure = command({
  permission: 'retention.approve',
  input: ApproveErasureInput,
  recent: true,
  async run({ tx, actor, schools, input: { planId } }) {
    const { schoolId, plannedAt, _count } = await planOf(tx, schools, planId)
    if (_count.items === 0) throw new AppError('CONFLICT', 'Nothing is due, so there is nothing to approve.')
    if (plannedAt.getTime() < now().getTime() - PLAN_DAYS * 86_400_000) {
      throw new AppError('CONFLICT', `This dry run is older than ${PLAN_DAYS} days. Make a new one.`)
    }
    if (actor.kind !== 'account') throw new AppError('FORBIDDEN', 'Only a headteacher approves an erasure.')
    const { count } = await tx.erasurePlan.updateMany({
      where: { id: planId, state: 'planned' },
      data: { state: 'approved', approvedAt: now(), approvedById: actor.accountId },
    })
    if (count === 0) throw settled()
    await addJob(tx, 'retention.erase', { schoolId, planId }, { key: `retention.erase:${planId}` })
    const after = { items: _count.items }
    return { output: { planId }, audit: { action: 'erasure.approved', subject: planId, schoolId, after } }
  },
})

/** Throws a dry run away. */
export const discardErasure = command({
  permission: 'retention.plan',
  input: DiscardErasureInput,
  async run({ tx, schools, input: { planId } }) {
    const { schoolId } = await planOf(tx, schools, planId)
    const { count } = await tx.erasurePlan.updateMany({
      where: { id: planId, state: 'planned' },
      data: { state: 'discarded' },
    })
    if (count === 0) throw settled()
    return { output: null, audit: { action: 'erasure.discarded', subject: planId, schoolId } }
  },
})
