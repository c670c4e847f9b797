import 'server-only'
import { command } from '@/lib/command'
import type { Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

import { draftForm } from '../draft-forms'
import { AddAgreementInput } from '../schema'
import { agreementTemplate } from '../templates/agreement-template'
import { type AgreementContent, AUDIENCE_LABELS, type Audience } from '../types'

/** A draft of a form for an audience that has none yet, under the policy's open draft or else its current version. */
export const addAgreementFromTemplate = command({
  permission: 'policies.draft',
  input: AddAgreementInput,
  async run({ tx, input, schools }) {
    const { schoolId, policyId, audience } = input
    if (!schools.schoolId.in.includes(schoolId)) throw new AppError('NOT_FOUND', 'We cannot find that school.')
    await tx.$queryRaw`SELECT id FROM "Policy" WHERE id = ${policyId}::uuid FOR UPDATE`
    const policyVersionId = await versionToJoin(tx, policyId, schoolId)
    const there = await tx.agreement.findFirst({ where: { schoolId, policyId, audience }, select: { id: true } })
    if (there)
      throw AppError.field('audience', `This policy has a form for ${AUDIENCE_LABELS[audience].toLowerCase()} already.`)
    const content = input.from === 'template' ? agreementTemplate(audience) : emptyForm(audience)
    const form = await draftForm(tx, { schoolId, policyId, policyVersionId }, audience, content)
    return {
      output: { policyId, audience, agreementVersionId: form.id },
      audit: {
        action: 'agreement.drafted',
        subject: form.agreementId,
        schoolId,
        after: { policyId, audience, number: form.number, from: input.from },
      },
    }
  },
})

async function versionToJoin(tx: Tx, policyId: string, schoolId: string): Promise<string> {
  const version = await tx.policyVersion.findFirst({
    where: { policyId, OR: [{ policy: { schoolId } }, { adoptions: { some: { schoolId } } }] },
    orderBy: { number: 'desc' },
    select: { id: true },
  })
  if (!version) throw new AppError('NOT_FOUND', 'We cannot find that policy.')
  return version.id
}

const emptyForm = (audience: Audience): AgreementContent => ({
  title: `Agreement for ${AUDIENCE_LABELS[audience].toLowerCase()}`,
  leadIn: { will: 'I will:', will_not: 'I will not:', understand: 'I understand that:' },
  clauses: [],
  parentDeclaration: null,
  fields: [],
})
