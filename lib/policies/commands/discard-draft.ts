import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { lockAgreementDraft, lockDraft } from '../drafts'
import { AgreementVersionInput, VersionInput } from '../schema'

/** Throws a draft away with the drafts of its forms; a policy that was never published goes with it. */
export const discardDraft = command({
  permission: 'policies.draft',
  input: VersionInput,
  async run({ tx, input, schools }) {
    const draft = await lockDraft(tx, input.versionId, schools)
    await tx.agreementVersion.deleteMany({ where: { policyVersionId: draft.id } })
    await forgetEmptyForms(tx, draft.policyId)
    await tx.policyVersion.delete({ where: { id: draft.id } })
    const versions = await tx.policyVersion.count({ where: { policyId: draft.policyId } })
    if (versions === 0) await tx.policy.delete({ where: { id: draft.policyId } })
    return {
      output: { policyId: versions === 0 ? null : draft.policyId },
      audit: {
        action: 'policy.draft_discarded',
        subject: draft.policyId,
        schoolId: draft.schoolId,
        before: { title: draft.title, number: draft.number },
      },
    }
  },
})

export const discardAgreementDraft = command({
  permission: 'policies.draft',
  input: AgreementVersionInput,
  async run({ tx, input, schools }) {
    const draft = await lockAgreementDraft(tx, input.agreementVersionId, schools)
    const { policyId, audience } = draft.agreement
    await tx.agreementVersion.delete({ where: { id: draft.id } })
    await forgetEmptyForms(tx, policyId)
    return {
      output: { policyId },
      audit: {
        action: 'agreement.draft_discarded',
        subject: draft.agreementId,
        schoolId: draft.schoolId,
        before: { audience, title: draft.title, number: draft.number },
      },
    }
  },
})

const forgetEmptyForms = (tx: Tx, policyId: string) =>
  tx.agreement.deleteMany({ where: { policyId, versions: { none: {} } } })
