import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { MEMBERSHIP_KINDS } from '@/lib/people/types'
import { rulesOf } from '../queries/retention-rules'
import { SetRetentionRulesInput } from '../schema'

/** Says for each group how long a school keeps what it holds. */
export const setRetentionRules = command({
  permission: 'retention.approve',
  input: SetRetentionRulesInput,
  recent: true,
  async run({ tx, schools, input: { schoolId, ...years } }) {
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const before = await rulesOf(tx, schoolId)
    const told = { before: {} as Record<string, number | null>, after: {} as Record<string, number | null> }
    for (const group of MEMBERSHIP_KINDS) {
      const rule = { yearsAfterLeaving: years[group], yearsAfterRound: years[`${group}Round`] }
      Object.assign(told.before, { [group]: before[group].yearsAfterLeaving })
      Object.assign(told.before, { [`${group}Round`]: before[group].yearsAfterRound })
      Object.assign(told.after, { [group]: rule.yearsAfterLeaving, [`${group}Round`]: rule.yearsAfterRound })
      await tx.retentionRule.upsert({
        where: { schoolId_group: { schoolId, group } },
        create: { schoolId, group, ...rule },
        update: rule,
        select: { group: true },
      })
    }
    return { output: null, audit: { action: 'retention.rules_set', subject: schoolId, schoolId, ...told } }
  },
})
