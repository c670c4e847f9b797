'use client'
import { useActionState } from 'react'
import { CheckboxGroup, Radios } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { AUDIENCE_LABELS, AUDIENCES } from '@/lib/policies/types'
import { createPolicyAction } from './actions'

export function CreateForm() {
  const [state, action] = useActionState(createPolicyAction, {})
  const { fieldErrors = {}, values } = state
  return (
    <form action={action}>
      <ErrorSummary message={state.fieldErrors ? undefined : state.message} errors={fieldErrors} />
      <div className="grid gap-5">
        <TextInput
          name="title"
          label="Title"
          hint="For example: Acceptable use of ICT"
          defaultValue={values?.title?.[0]}
          error={fieldErrors.title}
          required
        />
        <Radios
          name="from"
          legend="Begin with"
          defaultValue={values?.from?.[0] ?? 'template'}
          error={fieldErrors.from}
          items={[
            {
              value: 'template',
              label: 'Our starter',
              hint: 'Headings to write under, and a form for each group below',
            },
            { value: 'empty', label: 'Nothing', hint: 'An empty document' },
          ]}
        />
        <CheckboxGroup
          name="audiences"
          legend="Forms to begin with"
          hint="With our starter; you can add and discard forms later."
          values={values ? (values.audiences ?? []) : AUDIENCES}
          error={fieldErrors.audiences}
          items={AUDIENCES.map((audience) => ({ value: audience, label: AUDIENCE_LABELS[audience] }))}
        />
      </div>
      <FormActions>
        <SubmitButton>Make a draft</SubmitButton>
      </FormActions>
    </form>
  )
}
