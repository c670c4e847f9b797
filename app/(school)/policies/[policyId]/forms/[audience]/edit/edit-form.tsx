'use client'
import { useActionState } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Radios } from '@/components/ui/choices'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { AgreementContent, ClauseKind } from '@/lib/policies/types'
import { editAgreementAction } from './actions'
import { FieldInputs } from './field-inputs'
import { PartInputs } from './part-inputs'

type Draft = {
  id: string
  seen: string
  title: string
  content: AgreementContent
  parts: readonly { kind: ClauseKind; points: string }[]
  parentRule: 'any_one' | 'every_one'
}

const LEAD_INS = [
  { kind: 'will', label: 'Words above “I will” lists' },
  { kind: 'will_not', label: 'Words above “I will not” lists' },
  { kind: 'understand', label: 'Words above “I understand” lists' },
] as const

export function EditForm({ draft, ofPupils, back }: { draft: Draft; ofPupils: boolean; back: string }) {
  const [state, action] = useActionState(editAgreementAction, {})
  const { fieldErrors = {}, values } = state
  const { content } = draft
  return (
    <form action={action} className="max-w-[46rem]">
      <ErrorSummary
        message={state.fieldErrors ? undefined : state.message}
        errors={fieldErrors}
        targets={{ parts: 'points-1' }}
      />
      <input type="hidden" name="agreementVersionId" value={draft.id} />
      <input type="hidden" name="seen" value={draft.seen} />
      <div className="grid gap-7">
        <FieldInputs fields={content.fields} values={values} />
        <section aria-labelledby="form" className="grid gap-5">
          <h2 id="form">The form</h2>
          <TextInput
            name="title"
            label="Title"
            defaultValue={values?.title?.[0] ?? draft.title}
            error={fieldErrors.title}
            required
          />
          {LEAD_INS.map(({ kind, label }) => (
            <TextArea
              key={kind}
              rows={2}
              name={`leadIn-${kind}`}
              label={label}
              optional
              defaultValue={values?.[`leadIn-${kind}`]?.[0] ?? content.leadIn[kind]}
              error={fieldErrors.leadIn}
            />
          ))}
        </section>
        <PartInputs parts={draft.parts} values={values} error={fieldErrors.parts} />
        {ofPupils && (
          <section aria-labelledby="parents" className="grid gap-5">
            <h2 id="parents">The parent or carer</h2>
            <TextArea
              name="parentDeclaration"
              label="What the parent or carer agrees to"
              rows={6}
              optional
              defaultValue={values?.parentDeclaration?.[0] ?? content.parentDeclaration ?? ''}
              error={fieldErrors.parentDeclaration}
            />
            <Radios
              name="parentRule"
              legend="Whose signature is needed beside the pupil’s?"
              defaultValue={values?.parentRule?.[0] ?? draft.parentRule}
              error={fieldErrors.parentRule}
              items={[
                { value: 'any_one', label: 'Any one parent or carer who may sign' },
                { value: 'every_one', label: 'Every parent and carer who may sign and receives mail' },
              ]}
            />
          </section>
        )}
      </div>
      <FormActions>
        <SubmitButton>Save and preview</SubmitButton>
        <ButtonLink variant="secondary" href={back}>
          Cancel
        </ButtonLink>
      </FormActions>
    </form>
  )
}
