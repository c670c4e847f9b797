import 'server-only'
import { dateOnly } from '@/lib/clock'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { tieEntries } from '../guardianships'
import { leaveWithoutChildren } from '../leaving'
import { today } from '../membership-time'
import { EndWrongLinkInput } from '../merging/schema'
import { holdPeople } from '../rows'

/**
 * Records that a parent or carer was tied to a pupil by mistake: it was never theirs. Their places to sign and links go at once,
 * by announcement, and an import that names the two asks first. What they signed stays on record until it is taken back.
 */
export const endWrongLink = command({
  permission: 'people.change',
  input: EndWrongLinkInput,
  async run({ tx, schools, input: { pupilId, parentId, reason } }) {
    const people = await holdPeople(tx, schools, [pupilId, parentId])
    const schoolId = people.get(pupilId)?.schoolId
    const tie = { schoolId, pupilId, parentId }
    const standing = schoolId && (await tx.guardianship.findFirst({ where: tie, select: { id: true, endedOn: true } }))
    if (!standing) throw new AppError('NOT_FOUND', 'We cannot find that parent or carer of this pupil.')
    // One that had ended in the ordinary way may turn out to be a mistake too.
    const { count } = await tx.guardianship.updateMany({
      where: { id: standing.id, neverTheirs: false },
      data: { neverTheirs: true, endedOn: standing.endedOn ?? dateOnly(today()) },
    })
    if (count === 0) throw new AppError('CONFLICT', 'This is recorded as a mistake already.')
    const left = standing.endedOn ? [] : await leaveWithoutChildren(tx, schoolId, pupilId, parentId)
    const [changed, household] = tieEntries({ schoolId, pupilId, parentId }, null, {
      ended: true,
      neverTheirs: true,
      reason,
    })
    return {
      output: { pupilId, parentId },
      audit: [
        { action: 'guardianship.was_wrong', subject: pupilId, schoolId, after: { parentId } },
        changed,
        household,
        ...left,
      ],
    }
  },
})
