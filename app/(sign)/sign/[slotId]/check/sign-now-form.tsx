'use client'
import { useActionState } from 'react'
import { useLeadOn } from '@/app/_lib/use-lead-on'
import { formMessage } from '@/components/signing/form-message'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { signAction } from '../../actions'
import { VisitEnded } from '../../visit-ended'

type Props = { slotId: string; page: string; outcome: 'agreed' | 'declined'; count?: number }

/** The one press that signs. A second one, or one in another tab, is told what the first has done. */
export function SignNowForm({ slotId, page, outcome, count = 1 }: Props) {
  const [state, action] = useActionState(signAction, {}, page)
  const done = useLeadOn(state.to)
  const verb = outcome === 'agreed' ? 'Sign now' : 'Send my answer'
  return (
    <form action={action} className="mt-7">
      <ErrorSummary
        message={formMessage(state)}
        errors={state.fieldErrors}
        title={state.away ? 'We do not know yet whether this was signed' : 'Nothing was signed by this press'}
      />
      {state.fieldErrors?.visit && <VisitEnded />}
      <input type="hidden" name="slotId" value={slotId} />
      <FormActions>
        <SubmitButton done={done} pendingText={outcome === 'agreed' ? 'Signing…' : 'Sending…'}>
          {count > 1 ? `${verb}: ${count} forms` : verb}
        </SubmitButton>
        <TextLink href="/sign" className="inline-flex min-h-(--tap) items-center">
          {state.message ? 'See all your forms' : 'Not now: back to your forms'}
        </TextLink>
      </FormActions>
    </form>
  )
}
