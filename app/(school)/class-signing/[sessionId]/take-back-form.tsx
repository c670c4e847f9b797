'use client'
import { useActionState } from 'react'
import { formMessage } from '@/components/signing/form-message'
import { Disclosure } from '@/components/ui/disclosure'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { takeBackAction } from '../actions'

/** For a signature under the wrong child's name: it stays on record, and the place is empty again. */
export function TakeBackForm({ responseId, name }: { responseId: string; name: string }) {
  const [state, action] = useActionState(takeBackAction, {})
  const id = `reason-${responseId}`
  return (
    <Disclosure
      summary={
        <span>
          Signed by mistake?<span className="sr-only"> Take {name}’s signature back</span>
        </span>
      }
      open={state.message !== undefined}
    >
      <form action={action} noValidate className="grid gap-3 py-2">
        <div className="empty:hidden">
          <ErrorSummary message={formMessage(state)} errors={state.fieldErrors} targets={{ reason: id }} />
        </div>
        <input type="hidden" name="responseId" value={responseId} />
        <TextInput
          name="reason"
          id={id}
          label="Why?"
          hint="For example: another child pressed this name. The reason is kept with the signature."
          error={state.fieldErrors?.reason}
          defaultValue={state.values?.reason?.[0]}
          maxLength={500}
          required
        />
        <div>
          <SubmitButton variant="warning" pendingText="Taking back…">
            Take it back
          </SubmitButton>
        </div>
      </form>
    </Disclosure>
  )
}
