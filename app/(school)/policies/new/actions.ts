'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { consume } from '@/lib/auth/limits'
import { AppError } from '@/lib/errors'
import { createPolicy } from '@/lib/policies/commands/create-policy'
import { importPolicy } from '@/lib/policies/commands/import-policy'

export async function importPolicyAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await requireSchool('policies.draft')
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) throw AppError.field('file', 'Choose a file that is not empty.')
    await consume('policy.import', actor.accountId)
    const { policyId } = await importPolicy(actor, {
      schoolId: school.id,
      policyId: form.get('policyId') || undefined,
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })
    redirect(`/policies/${policyId}/draft`)
  })
}

export async function createPolicyAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await requireSchool('policies.draft')
    const { policyId } = await createPolicy(actor, {
      schoolId: school.id,
      title: form.get('title'),
      from: form.get('from'),
      audiences: form.getAll('audiences'),
    })
    redirect(`/policies/${policyId}/draft`)
  })
}
