import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { carryForms } from '../draft-forms'
import { lockPolicy, refuseOpenDraft } from '../drafts'
import { PolicyInput } from '../schema'
import { storedMetadata, storedSections } from '../stored'

/** A draft copied from the published version, with a draft of each of its forms. */
export const newVersion = command({
  permission: 'policies.draft',
  input: PolicyInput,
  async run({ tx, input, schools }) {
    const policy = await lockPolicy(tx, input.policyId, schools)
    await refuseOpenDraft(tx, policy.id)
    const last = await tx.policyVersion.findFirst({ where: { policyId: policy.id }, orderBy: { number: 'desc' } })
    if (!last) throw new AppError('NOT_FOUND', 'This policy has no version to begin from.')
    const number = last.number + 1
    const version = await tx.policyVersion.create({
      data: {
        policyId: policy.id,
        number,
        title: last.title,
        // The old approval says nothing about a new text.
        metadata: { ...storedMetadata(last.metadata), approvedOn: null, approvedBy: null },
        sections: storedSections(last.sections),
      },
      select: { id: true },
    })
    await carryForms(tx, { schoolId: policy.schoolId, policyId: policy.id, policyVersionId: version.id })
    return {
      output: { policyId: policy.id, versionId: version.id, number },
      audit: { action: 'policy.version_drafted', subject: policy.id, schoolId: policy.schoolId, after: { number } },
    }
  },
})
