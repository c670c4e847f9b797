'use client'
import { useActionState } from 'react'
import { formMessage } from '@/components/signing/form-message'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import { answerAction } from './actions'
import { VisitEnded } from './visit-ended'

/**
 * A form that was sent without a script after the visit had ended: nobody may see the agreement now, but all that was
 * typed comes back and can be sent again.
 */
export function LostForm({ page }: { page: string }) {
  const [state, action] = useActionState(answerAction, {}, `${page}#answer`)
  const values = state.values ?? {}
  const shown = ['typedName', 'reason']
  const hidden = Object.entries(values).filter(([name]) => !shown.includes(name))
  return (
    <form action={action} noValidate className="grid gap-6">
      <h1>What you typed is still here</h1>
      <ErrorSummary message={formMessage(state)} errors={state.fieldErrors} />
      <VisitEnded />
      {hidden.flatMap(([name, texts]) =>
        texts.map((text) => <input key={`${name}${text}`} type="hidden" name={name} value={text} />),
      )}
      {values.reason && <TextArea name="reason" label="Why you do not agree" defaultValue={values.reason[0]} />}
      <TextInput
        name="typedName"
        label="Your name"
        defaultValue={values.typedName?.[0]}
        autoComplete="name"
        width="half"
      />
      <FormActions>
        <SubmitButton>Send it again</SubmitButton>
      </FormActions>
    </form>
  )
}
