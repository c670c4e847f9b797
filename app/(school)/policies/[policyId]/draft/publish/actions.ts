'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { requireActor } from '@/lib/auth/session'
import { publishPolicyVersion } from '@/lib/policies/commands/publish-policy'

const yesOrNo = (value: FormDataEntryValue | null) => (value === 'yes' ? true : value === 'no' ? false : undefined)

export async function publishPolicyAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { policyId } = await publishPolicyVersion(await requireActor(), {
      versionId: form.get('versionId'),
      seen: form.get('seen'),
      changeNote: form.get('changeNote') ?? '',
      warningsAccepted: form.get('warningsAccepted') === 'yes',
      approvedBy: form.get('approvedBy') ?? undefined,
      approvedOn: form.get('approvedOn') ?? undefined,
      forms: form.getAll('forms').map((id) => ({
        agreementVersionId: id,
        seen: form.get(`seen-${id}`) ?? undefined,
        signAgain: yesOrNo(form.get(`signAgain-${id}`)),
        changeNote: form.get(`note-${id}`) ?? '',
      })),
    })
    redirect(`/policies/${policyId}`)
  })
}
