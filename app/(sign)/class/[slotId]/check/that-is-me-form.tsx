'use client'
import { useActionState } from 'react'
import { useLeadOn } from '@/app/_lib/use-lead-on'
import { formMessage } from '@/components/signing/form-message'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormActions } from '@/components/ui/form-actions'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { signInClassAction } from '../../actions'

export function ThatIsMeForm({ slotId, name }: { slotId: string; name: string }) {
  const [state, action] = useActionState(signInClassAction, {}, `/class/${slotId}/check`)
  const done = useLeadOn(state.to)
  return (
    <form action={action}>
      <ErrorSummary title="Have another look" message={formMessage(state)} errors={state.fieldErrors} />
      <input type="hidden" name="slotId" value={slotId} />
      <FormActions>
        <SubmitButton done={done} pendingText="Signing…">
          Yes, I am {name} and I sign
        </SubmitButton>
        <TextLink href={`/class/${slotId}?again=yes`} className="inline-flex min-h-(--tap) items-center">
          No, go back
        </TextLink>
      </FormActions>
    </form>
  )
}
