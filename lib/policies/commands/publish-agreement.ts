import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { lockAgreementDraft } from '../drafts'
import { publishForm } from '../publish-form'
import { PublishAgreementInput } from '../schema'

/** Publishes one form under a policy version that is published already, as when only a contact has changed. */
export const publishAgreementVersion = command({
  permission: 'policies.publish',
  recent: true,
  input: PublishAgreementInput,
  async run({ tx, input, schools }) {
    const draft = await lockAgreementDraft(tx, input.agreementVersionId, schools)
    if (draft.policyVersion.status !== 'published') {
      throw new AppError('CONFLICT', 'Its policy is still a draft: publish the form together with the policy.')
    }
    const entry = await publishForm(tx, draft, input)
    return { output: { policyId: draft.agreement.policyId, audience: draft.agreement.audience }, audit: entry }
  },
})
