'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { requireActor } from '@/lib/auth/session'
import { addAgreementFromTemplate } from '@/lib/policies/commands/add-agreement'
import { adoptPolicy } from '@/lib/policies/commands/adopt-policy'
import { discardAgreementDraft, discardDraft } from '@/lib/policies/commands/discard-draft'
import { newAgreementVersion } from '@/lib/policies/commands/new-agreement-version'
import { newVersion } from '@/lib/policies/commands/new-version'

export async function newVersionAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { policyId } = await newVersion(await requireActor(), { policyId: form.get('policyId') })
    redirect(`/policies/${policyId}/draft`)
  })
}

export async function discardDraftAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { policyId } = await discardDraft(await requireActor(), { versionId: form.get('versionId') })
    redirect(policyId ? `/policies/${policyId}` : '/policies')
  })
}

export async function adoptPolicyAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await requireSchool('policies.publish')
    const values = { schoolId: school.id, policyVersionId: form.get('policyVersionId') }
    const { policyId } = await adoptPolicy(actor, values)
    redirect(`/policies/${policyId}`)
  })
}

export async function addAgreementAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await requireSchool('policies.draft')
    const { policyId, audience } = await addAgreementFromTemplate(actor, {
      schoolId: school.id,
      policyId: form.get('policyId'),
      audience: form.get('audience'),
      from: form.get('from'),
    })
    redirect(`/policies/${policyId}/forms/${audience}/edit`)
  })
}

export async function newAgreementVersionAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const values = { agreementId: form.get('agreementId') }
    const { policyId, audience } = await newAgreementVersion(await requireActor(), values)
    redirect(`/policies/${policyId}/forms/${audience}/edit`)
  })
}

export async function discardAgreementDraftAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const values = { agreementVersionId: form.get('agreementVersionId') }
    const { policyId } = await discardAgreementDraft(await requireActor(), values)
    redirect(`/policies/${policyId}`)
  })
}
