import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { openJournal } from '@/lib/db/journal'
import { AppError } from '@/lib/errors'
import { today } from '../membership-time'
import { holdFamilies } from '../merging/hold'
import { refusalOf, settle, warningsOf } from '../merging/judge'
import { joinDetails, moveEnrolments, moveHousehold, moveMemberships } from '../merging/move'
import { fingerprint, readRecords } from '../merging/records'
import { MergePeopleInput } from '../merging/schema'
import { pairOf } from '../merging/two-people'

/**
 * Makes two records of one person one: memberships, classes and household move to the kept record, and by announcement what they
 * are asked to sign, their accounts and links. What was signed names whom it named; the other record says where to look.
 */
export const mergePeople = command({
  permission: 'people.change',
  input: MergePeopleInput,
  async run({ tx, schools, input: { keptId, otherId, seen, sure, ...chosen } }) {
    if (keptId === otherId) throw AppError.field('otherId', 'Choose another record than this one.')
    const schoolId = await holdFamilies(tx, schools, [keptId, otherId])
    const { kept, other } = await readRecords(tx, schools, keptId, otherId)
    const day = today()
    const refusal = refusalOf(kept, other, day)
    if (refusal) throw new AppError('CONFLICT', refusal)
    if (seen && seen !== fingerprint(kept, other)) {
      throw new AppError('CONFLICT', 'Somebody changed one of these records since you looked. Look at both again.')
    }
    const pair = pairOf(keptId, otherId)
    const apart = await tx.twoPeople.findFirst({ where: { schoolId, ...pair }, select: { saidAt: true } })
    if (warningsOf(kept, other, apart !== null).length > 0 && !sure) {
      throw AppError.field('sure', 'Say that you have looked at what speaks against it.')
    }

    const journal = openJournal(tx)
    const merge = { kept, other, day, choices: settle(kept, other, day, chosen) }
    if (apart) await journal.remove('twoPeople', { schoolId, ...pair }, apart)
    await moveMemberships(journal, merge)
    await moveEnrolments(journal, merge)
    const pupilIds = await moveHousehold(journal, merge)
    await joinDetails(tx, journal, merge)
    const { id } = await tx.personMerge.create({
      data: { schoolId, keptId, otherId, mergedAt: await databaseTime(tx), steps: journal.steps },
      select: { id: true },
    })
    const taken = Object.entries(merge.choices).flatMap(([field, side]) => (side === 'other' ? [field] : []))
    const moved = other.email !== null && other.email !== (merge.choices.email === 'other' ? other : kept).email
    const entries: AuditEntry[] = pupilIds
      .filter((pupilId) => pupilId !== keptId)
      .map((pupilId) => ({ action: 'household.merged', subject: pupilId, schoolId, after: { keptId, otherId } }))
    return {
      output: { mergeId: id, personId: keptId },
      audit: [
        { action: 'person.merged', subject: keptId, schoolId, after: { otherId, mergeId: id, taken, pupilIds, moved } },
        { action: 'person.merged_away', subject: otherId, schoolId, after: { keptId } },
        ...entries,
      ],
    }
  },
})

/** The clock by which signatures are dated. */
async function databaseTime(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT date_trunc('milliseconds', clock_timestamp()) AS at`
  if (!row) throw new Error('The database told no time.')
  return row.at
}
