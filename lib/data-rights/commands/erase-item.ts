import 'server-only'
import { z } from 'zod'
import type { AuditEntry } from '@/lib/audit/append'
import { londonDay, now } from '@/lib/clock'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { eraseContent } from '../erase-content'
import { leaversAmong } from '../leavers'
import { oldForms } from '../old-forms'
import { rulesOf } from '../queries/retention-rules'

type Item = { id: string; schoolId: string; personId: string; requestId: string | null }

/** Erases one item of an approved plan, or leaves it alone with the reason when something has come in between. */
export const eraseItem = command({
  permission: 'system.run',
  input: z.object({ itemId: z.uuid() }),
  async run({ tx, schools, input: { itemId } }) {
    const item = await itemAt(tx, schools, itemId)
    await hold(tx, item)
    const keptBecause = await whyKept(tx, item)
    if (keptBecause) {
      await settle(tx, itemId, { state: 'kept', keptBecause })
      return { output: { erased: false }, audit: entryOf(item, 'erasure.left_out', {}) }
    }
    const erased = await eraseContent(tx, item)
    await settle(tx, itemId, { state: 'erased', ...erased })
    const action = item.requestId ? 'request.erased' : 'person.erased'
    return { output: { erased: true }, audit: entryOf(item, action, erased) }
  },
})

/** Leaves an item alone that could not be erased, so that the others are not kept waiting. */
export const leaveItemOut = command({
  permission: 'system.run',
  input: z.object({ itemId: z.uuid() }),
  async run({ tx, schools, input: { itemId } }) {
    const item = await itemAt(tx, schools, itemId)
    await hold(tx, item)
    const keptBecause = 'It could not be erased. Whoever runs the installation finds the reason in its log.'
    await settle(tx, itemId, { state: 'kept', keptBecause })
    return { output: { erased: false }, audit: entryOf(item, 'erasure.left_out', {}) }
  },
})

async function itemAt(tx: Tx, schools: { schoolId: { in: string[] } }, itemId: string): Promise<Item> {
  const item = await tx.erasureItem.findFirst({
    where: { id: itemId, ...schools },
    select: { id: true, schoolId: true, personId: true, requestId: true },
  })
  if (!item) throw new AppError('NOT_FOUND', 'We cannot find that item.')
  return item
}

/** Holds item and person until the commit; refuses an item that is settled, or whose plan nobody approved. */
async function hold(tx: Tx, { id, personId }: Item) {
  await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${personId}::uuid FOR NO KEY UPDATE`
  await tx.$queryRaw`SELECT id FROM "ErasureItem" WHERE id = ${id}::uuid FOR UPDATE`
  const waiting = await tx.erasureItem.findFirst({
    where: { id, state: 'waiting', plan: { state: 'approved' } },
    select: { id: true },
  })
  if (!waiting) throw new AppError('CONFLICT', 'This was settled already, or was never approved.')
}

async function whyKept(tx: Tx, { schoolId, personId, requestId }: Item): Promise<string | null> {
  const [day, rules] = [londonDay(now()), await rulesOf(tx, schoolId)]
  if (requestId) {
    const still = await oldForms(tx, { schoolId, rules, day, requestId })
    return still.length > 0 ? null : 'It is not due any more.'
  }
  const [leaver] = await leaversAmong(tx, { schoolId, personIds: [personId], rules, day })
  if (!leaver) return 'Erased before.'
  return leaver.keptBecause.join(' ') || null
}

type Outcome =
  | { state: 'kept'; keptBecause: string }
  | { state: 'erased'; reference: string | null; sections: number; copies: number; messages: number }

const settle = (tx: Tx, id: string, outcome: Outcome) =>
  tx.erasureItem.update({ where: { id }, data: { ...outcome, settledAt: now() }, select: { id: true } })

const entryOf = (
  { id, schoolId, personId, requestId }: Item,
  action: AuditEntry['action'],
  after: Record<string, string | number | null>,
): AuditEntry => ({ action, subject: requestId ?? personId, schoolId, after: { itemId: id, ...after } })
