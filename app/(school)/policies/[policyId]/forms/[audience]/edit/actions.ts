'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { requireActor } from '@/lib/auth/session'
import { editAgreementDraft } from '@/lib/policies/commands/edit-agreement-draft'

const FIELD = 'field-'

export async function editAgreementAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const kinds = form.getAll('kind')
    const { policyId, audience } = await editAgreementDraft(await requireActor(), {
      agreementVersionId: form.get('agreementVersionId'),
      seen: form.get('seen'),
      title: form.get('title'),
      leadIn: {
        will: form.get('leadIn-will') ?? '',
        will_not: form.get('leadIn-will_not') ?? '',
        understand: form.get('leadIn-understand') ?? '',
      },
      parts: form.getAll('points').map((points, index) => ({ kind: kinds[index], points })),
      parentDeclaration: form.get('parentDeclaration') ?? '',
      parentRule: form.get('parentRule') ?? undefined,
      fields: [...form.keys()]
        .filter((name) => name.startsWith(FIELD))
        .map((name) => ({ key: name.slice(FIELD.length), value: form.get(name) })),
    })
    redirect(`/policies/${policyId}/forms/${audience}`)
  })
}
