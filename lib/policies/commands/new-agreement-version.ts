import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { draftForm } from '../draft-forms'
import { AgreementInput } from '../schema'
import { storedContent } from '../stored'

/** A draft of one form alone, copied from its published version, as when only a contact has changed. */
export const newAgreementVersion = command({
  permission: 'policies.draft',
  input: AgreementInput,
  async run({ tx, input, schools }) {
    await tx.$queryRaw`SELECT id FROM "Agreement" WHERE id = ${input.agreementId}::uuid FOR UPDATE`
    const agreement = await tx.agreement.findFirst({
      where: { id: input.agreementId, ...schools },
      include: { versions: { orderBy: { number: 'desc' }, take: 1 } },
    })
    const last = agreement?.versions[0]
    if (!agreement || !last) throw new AppError('NOT_FOUND', 'We cannot find that form.')
    if (last.status !== 'published') throw new AppError('CONFLICT', 'This form has a draft already.')
    const { schoolId, policyId, audience } = agreement
    const place = { schoolId, policyId, policyVersionId: last.policyVersionId }
    const content = storedContent(last.draftContent ?? last.content)
    const form = await draftForm(tx, place, audience, content, last.parentRule)
    return {
      output: { policyId, audience, agreementVersionId: form.id },
      audit: {
        action: 'agreement.drafted',
        subject: agreement.id,
        schoolId,
        after: { policyId, audience, number: form.number },
      },
    }
  },
})
