import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { carryForms } from '../draft-forms'
import { AdoptPolicyInput } from '../schema'

/** The school takes over a published version of its trust's policy; its own forms can then be drafted under it. */
export const adoptPolicy = command({
  permission: 'policies.publish',
  input: AdoptPolicyInput,
  async run({ tx, input, schools }) {
    const { schoolId, policyVersionId } = input
    const version = schools.schoolId.in.includes(schoolId)
      ? await tx.policyVersion.findFirst({
          where: {
            id: policyVersionId,
            status: 'published',
            policy: { trust: { schools: { some: { id: schoolId } } } },
          },
          select: { policyId: true, number: true },
        })
      : null
    if (!version) throw new AppError('NOT_FOUND', 'We cannot find that policy.')
    const { count } = await tx.adoption.createMany({ data: [{ schoolId, policyVersionId }], skipDuplicates: true })
    if (count === 0) throw new AppError('CONFLICT', 'Your school has adopted this version already.')
    await carryForms(tx, { schoolId, policyId: version.policyId, policyVersionId })
    return {
      output: { policyId: version.policyId },
      audit: { action: 'policy.adopted', subject: version.policyId, schoolId, after: { number: version.number } },
    }
  },
})
