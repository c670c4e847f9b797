'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { requireActor } from '@/lib/auth/session'
import { publishAgreementVersion } from '@/lib/policies/commands/publish-agreement'

export async function publishAgreementAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const id = form.get('agreementVersionId')
    const again = form.get(`signAgain-${id}`)
    const { policyId, audience } = await publishAgreementVersion(await requireActor(), {
      agreementVersionId: id,
      seen: form.get('seen'),
      signAgain: again === 'yes' ? true : again === 'no' ? false : undefined,
      changeNote: form.get('changeNote') ?? '',
    })
    redirect(`/policies/${policyId}/forms/${audience}`)
  })
}
