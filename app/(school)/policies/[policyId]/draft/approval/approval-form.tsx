'use client'
import { useActionState } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { DateInput } from '@/components/ui/date-input'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { recordApprovalAction } from '../actions'

type Props = { versionId: string; approvedBy: string; approvedOn: string; note: string; back: string }

export function ApprovalForm({ versionId, back, ...given }: Props) {
  const [state, action] = useActionState(recordApprovalAction, {})
  const { values, fieldErrors = {} } = state
  return (
    <form action={action} className="max-w-[36rem]">
      <ErrorSummary message={state.fieldErrors ? undefined : state.message} errors={fieldErrors} />
      <input type="hidden" name="versionId" value={versionId} />
      <div className="grid gap-5">
        <TextInput
          name="approvedBy"
          label="Approved by"
          hint="For example: the governing board"
          defaultValue={values?.approvedBy?.[0] ?? given.approvedBy}
          error={fieldErrors.approvedBy}
          required
        />
        <DateInput
          name="approvedOn"
          label="Approved on"
          defaultValue={values?.approvedOn?.[0] ?? given.approvedOn}
          error={fieldErrors.approvedOn}
          required
        />
        <TextArea
          name="note"
          label="Minute"
          hint="Where the approval is minuted, such as the meeting and the item"
          optional
          defaultValue={values?.note?.[0] ?? given.note}
          error={fieldErrors.note}
        />
      </div>
      <FormActions>
        <SubmitButton>Record the approval</SubmitButton>
        <ButtonLink variant="secondary" href={back}>
          Cancel
        </ButtonLink>
      </FormActions>
    </form>
  )
}
