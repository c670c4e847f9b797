'use client'
import { useActionState } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { PolicyMetadata } from '@/lib/policies/types'
import { editDetailsAction } from '../actions'

type Props = { versionId: string; seen: string; title: string; metadata: PolicyMetadata; back: string }

const DATE = 'A day as 2026-09-24, or a month as 2026-09'
const FIELDS = [
  { name: 'nextReviewOn', label: 'Next review', hint: DATE, width: 'short' },
  { name: 'reviewEveryMonths', label: 'Months between reviews', hint: '12 for every year', width: 'tiny' },
  { name: 'reviewedOn', label: 'Last reviewed', hint: DATE, width: 'short' },
  { name: 'reviewedBy', label: 'Reviewed by', hint: undefined, width: 'half' },
  { name: 'createdOn', label: 'Created', hint: DATE, width: 'short' },
  { name: 'createdBy', label: 'Created by', hint: undefined, width: 'half' },
  { name: 'approvedOn', label: 'Approved, as the document says', hint: DATE, width: 'short' },
  { name: 'approvedBy', label: 'Approved by, as the document says', hint: undefined, width: 'half' },
  { name: 'lead', label: 'Lead', hint: 'The person or post who answers for it', width: 'half' },
  { name: 'appliesTo', label: 'Applies to', hint: undefined, width: 'full' },
  { name: 'schoolName', label: 'School, as the document names it', hint: undefined, width: 'half' },
] as const

export function DetailsForm({ versionId, seen, title, metadata, back }: Props) {
  const [state, action] = useActionState(editDetailsAction, {})
  const { values } = state
  return (
    <form action={action} className="max-w-[40rem]">
      <ErrorSummary message={state.fieldErrors?.metadata ? undefined : state.message} errors={state.fieldErrors} />
      <input type="hidden" name="versionId" value={versionId} />
      <input type="hidden" name="seen" value={seen} />
      <div className="grid gap-5">
        <TextInput
          name="title"
          label="Title"
          defaultValue={values?.title?.[0] ?? title}
          error={state.fieldErrors?.title}
          required
        />
        {FIELDS.map(({ name, label, hint, width }) => (
          <TextInput
            key={name}
            name={name}
            label={label}
            hint={hint}
            width={width}
            optional
            defaultValue={values?.[name]?.[0] ?? String(metadata[name] ?? '')}
            error={state.fieldErrors?.[name]}
          />
        ))}
      </div>
      <FormActions>
        <SubmitButton>Save</SubmitButton>
        <ButtonLink variant="secondary" href={back}>
          Cancel
        </ButtonLink>
      </FormActions>
    </form>
  )
}
