import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { now } from '@/lib/clock'
import { command } from '@/lib/command'
import { turnBack } from '@/lib/db/journal'
import { AppError } from '@/lib/errors'
import { holdFamilies } from '../merging/hold'
import { UndoMergeInput } from '../merging/schema'
import { pairOf } from '../merging/two-people'
import { taken } from '../rows'

/** These are two people after all: each gets back what was theirs, as long as nothing was signed since, which its reaction sees to. */
export const undoMerge = command({
  permission: 'people.change',
  input: UndoMergeInput,
  async run({ tx, schools, input: { mergeId, reason } }) {
    const merge = await tx.personMerge.findFirst({ where: { id: mergeId, ...schools } })
    if (!merge) throw new AppError('NOT_FOUND', 'We cannot find that merge.')
    const { schoolId, keptId, otherId, mergedAt } = merge
    const both = [keptId, otherId]
    await holdFamilies(tx, schools, both)
    if (Array.isArray(merge.steps) && merge.steps.length === 0) {
      throw new AppError('CONFLICT', 'One of the two was erased since, so what they held apart is not known any more.')
    }
    const later = await tx.personMerge.findFirst({
      where: {
        schoolId,
        undoneAt: null,
        mergedAt: { gt: mergedAt },
        OR: [{ keptId: { in: both } }, { otherId: { in: both } }],
      },
      select: { id: true },
    })
    if (later) throw new AppError('CONFLICT', 'This person was merged with another record since. Undo that first.')
    const { count } = await tx.personMerge.updateMany({
      where: { id: mergeId, undoneAt: null },
      data: { undoneAt: now() },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This merge has been undone already.')

    await turnBack(tx, merge.steps).catch(
      taken('reason', 'Another person has one of these numbers by now. Change that first.'),
    )
    const pair = { schoolId, ...pairOf(keptId, otherId) }
    await tx.twoPeople.createMany({ data: [pair], skipDuplicates: true })
    const entry = (subject: string, after: AuditEntry['after']): AuditEntry => ({
      action: 'person.merge_undone',
      subject,
      schoolId,
      after,
    })
    return {
      output: { keptId, otherId },
      audit: [entry(keptId, { otherId, mergeId, reason }), entry(otherId, { keptId, reason })],
    }
  },
})
