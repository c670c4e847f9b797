'use client'
import { useActionState } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { remindAction } from './actions'

type Props = { roundId: string; words: Record<string, string>; count: number; back: string }

/** The last press before the messages go out. */
export function RemindForm({ roundId, words, count, back }: Props) {
  const [state, action] = useActionState(remindAction, {})
  return (
    <form action={action}>
      <ErrorSummary message={state.message} errors={state.fieldErrors} />
      <input type="hidden" name="roundId" value={roundId} />
      {Object.entries(words).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormActions>
        <SubmitButton>{count === 1 ? 'Send 1 reminder' : `Send ${count} reminders`}</SubmitButton>
        <TextLink href={back} className="inline-block py-1">
          Cancel
        </TextLink>
      </FormActions>
    </form>
  )
}
