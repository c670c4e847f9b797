import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { draftForm } from '../draft-forms'
import { CreatePolicyInput } from '../schema'

import { NO_METADATA } from '../stored'
import { agreementTemplate } from '../templates/agreement-template'
import { POLICY_SECTIONS } from '../templates/policy-template'

/** A new policy with its first draft: the product's own text and forms for the audiences named, or nothing at all. */
export const createPolicy = command({
  permission: 'policies.draft',
  input: CreatePolicyInput,
  async run({ tx, input, schools }) {
    const { schoolId, title } = input
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    const template = input.from === 'template'
    const policy = await tx.policy.create({ data: { schoolId, title }, select: { id: true } })
    const version = await tx.policyVersion.create({
      data: {
        policyId: policy.id,
        number: 1,
        title,
        metadata: NO_METADATA,
        sections: template ? structuredClone(POLICY_SECTIONS) : [],
      },
      select: { id: true },
    })
    const place = { schoolId, policyId: policy.id, policyVersionId: version.id }
    for (const audience of template ? input.audiences : []) {
      await draftForm(tx, place, audience, agreementTemplate(audience))
    }
    return {
      output: { policyId: policy.id, versionId: version.id },
      audit: { action: 'policy.created', subject: policy.id, schoolId, after: { title, from: input.from } },
    }
  },
})
