'use client'
import { useActionState } from 'react'
import type { FormState } from '@/app/_lib/form-state'
import { ButtonLink } from '@/components/ui/button-link'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { type PublishableForm, SignAgain } from '../../../draft/publish/form-to-publish'
import { publishAgreementAction } from './actions'

type Props = {
  form: PublishableForm
  /** What was typed before its author confirmed that it was them. */
  kept: FormState['values'] | null
}

export function PublishOneForm({ form, kept }: Props) {
  const [state, action] = useActionState(publishAgreementAction, { values: kept ?? undefined })
  const { fieldErrors = {}, values } = state
  return (
    <form action={action} className="max-w-[40rem]">
      <ErrorSummary message={state.fieldErrors ? undefined : state.message} errors={fieldErrors} />
      <input type="hidden" name="agreementVersionId" value={form.id} />
      <input type="hidden" name="seen" value={form.seen} />
      {form.unfilled.length > 0 && <p className="mb-5 text-warn">Still to fill in: {form.unfilled.join('; ')}.</p>}
      {form.publishedNumber === null ? (
        <p>Nobody has been asked to sign this form before.</p>
      ) : (
        <div className="grid gap-5">
          <SignAgain
            id={form.id}
            count={form.signedInOpenRounds}
            values={values}
            error={fieldErrors[`signAgain-${form.id}`]}
          />
          <TextInput
            name="changeNote"
            label="What has changed"
            optional
            defaultValue={values?.changeNote?.[0]}
            error={fieldErrors.changeNote}
          />
        </div>
      )}
      <FormActions>
        <SubmitButton pendingText="Publishing…">Publish the form</SubmitButton>
        <ButtonLink variant="secondary" href={form.href}>
          Cancel
        </ButtonLink>
      </FormActions>
    </form>
  )
}
