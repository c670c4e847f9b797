import { SubmitButton } from '@/components/ui/submit-button'
import { signOutAction } from './session-actions'

export const SignOutForm = () => (
  <form action={signOutAction}>
    <SubmitButton variant="secondary" small pendingText="Signing out…">
      Sign out
    </SubmitButton>
  </form>
)
