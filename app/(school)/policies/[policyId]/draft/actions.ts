'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { requireActor } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'
import { editDraft } from '@/lib/policies/commands/edit-draft'
import { recordApproval } from '@/lib/policies/commands/record-approval'
import { settleWarnings } from '@/lib/policies/commands/settle-warnings'
import { MetadataInput } from '@/lib/policies/schema'

export async function settleWarningsAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const values = { versionId: form.get('versionId'), warnings: form.getAll('warnings') }
    const { policyId } = await settleWarnings(await requireActor(), values)
    redirect(`/policies/${policyId}/draft`)
  })
}

export async function editTextAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const section = form.get('section')
    const { policyId } = await editDraft(await requireActor(), {
      versionId: form.get('versionId'),
      seen: form.get('seen'),
      text: form.get('text'),
      section: section === null || section === '' ? undefined : section,
    })
    redirect(`/policies/${policyId}/draft${section ? `#section-${Number(section) + 1}` : ''}`)
  })
}

const METADATA = [
  'createdOn',
  'createdBy',
  'reviewedOn',
  'reviewedBy',
  'nextReviewOn',
  'approvedOn',
  'approvedBy',
  'reviewEveryMonths',
  'lead',
  'appliesTo',
  'schoolName',
] as const

export async function editDetailsAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const metadata = Object.fromEntries(METADATA.map((name) => [name, form.get(name) ?? '']))
    // Checked here too, so that each field is named as the form names it.
    const checked = MetadataInput.safeParse(metadata)
    if (!checked.success) throw AppError.invalid(checked.error)
    const { policyId } = await editDraft(await requireActor(), {
      versionId: form.get('versionId'),
      seen: form.get('seen'),
      title: form.get('title'),
      metadata,
    })
    redirect(`/policies/${policyId}/draft`)
  })
}

export async function recordApprovalAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { policyId } = await recordApproval(await requireActor(), {
      versionId: form.get('versionId'),
      approvedBy: form.get('approvedBy'),
      approvedOn: form.get('approvedOn'),
      note: form.get('note') ?? '',
    })
    redirect(`/policies/${policyId}/draft`)
  })
}
