import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { lockDraft } from '../drafts'
import { SettleWarningsInput, warningKey } from '../schema'
import { storedWarnings } from '../stored'

/** Takes warnings off the draft once a person has looked at them; the audit trail keeps their words. */
export const settleWarnings = command({
  permission: 'policies.draft',
  input: SettleWarningsInput,
  async run({ tx, input, schools }) {
    const draft = await lockDraft(tx, input.versionId, schools)
    const warnings = storedWarnings(draft.warnings)
    const settled = warnings.filter((warning) => input.warnings.includes(warningKey(warning)))
    if (settled.length === 0) throw new AppError('CONFLICT', 'Somebody else has dealt with this already.')
    const left = warnings.filter((warning) => !settled.includes(warning))
    await tx.policyVersion.update({ where: { id: draft.id }, data: { warnings: left } })
    return {
      output: { policyId: draft.policyId, left: left.length },
      audit: {
        action: 'policy.warnings_settled',
        subject: draft.policyId,
        schoolId: draft.schoolId,
        after: { number: draft.number, settled: settled.map(({ text }) => text), left: left.length },
      },
    }
  },
})
