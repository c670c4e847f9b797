import 'server-only'
import { command } from '@/lib/command'
import { AppError } from '@/lib/errors'
import { clausesOf, marksOf } from '../agreement-parts'
import { lockAgreementDraft, requireUnchanged } from '../drafts'
import { EditAgreementInput } from '../schema'
import { storedContent } from '../stored'
import type { AgreementContent, Audience } from '../types'

const OF_PUPILS: readonly Audience[] = ['older_pupils', 'younger_pupils']

export const editAgreementDraft = command({
  permission: 'policies.draft',
  input: EditAgreementInput,
  async run({ tx, input, schools }) {
    const draft = await lockAgreementDraft(tx, input.agreementVersionId, schools)
    requireUnchanged(draft, input.seen)
    const before = storedContent(draft.content)
    const { audience } = draft.agreement
    const ofPupils = OF_PUPILS.includes(audience)
    const content: AgreementContent = {
      title: input.title,
      leadIn: input.leadIn,
      clauses: clausesOf(input.parts),
      parentDeclaration: ofPupils ? input.parentDeclaration || null : null,
      fields: before.fields.map((field) => ({
        ...field,
        value: input.fields.find(({ key }) => key === field.key)?.value ?? field.value,
      })),
    }
    requireKnownMarks(content)
    const parentRule = ofPupils ? input.parentRule : 'any_one'
    await tx.agreementVersion.update({
      where: { id: draft.id },
      data: { title: content.title, content, parentRule },
    })
    return {
      output: { policyId: draft.agreement.policyId, audience },
      audit: {
        action: 'agreement.draft_edited',
        subject: draft.agreementId,
        schoolId: draft.schoolId,
        before: { title: before.title, clauses: before.clauses.length, parentRule: draft.parentRule },
        after: { title: content.title, clauses: content.clauses.length, parentRule, number: draft.number },
      },
    }
  },
})

function requireKnownMarks(content: AgreementContent) {
  const known = content.fields.map(({ key }) => key)
  const unknown = marksOf(content).filter((key) => !known.includes(key))
  if (unknown.length === 0) return
  throw AppError.field(
    'parts',
    `The form has no field called ${unknown.map((key) => `{{${key}}}`).join(', ')}: write the words themselves.`,
  )
}
