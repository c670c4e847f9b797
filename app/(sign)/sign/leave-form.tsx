import { SignOutForm } from '@/app/_lib/sign-out-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextLink } from '@/components/ui/text-link'
import { leaveLinkAction } from './actions'

/** Ends a visit by personal link in this browser. */
export const LeaveForm = ({ label }: { label: string }) => (
  <form action={leaveLinkAction}>
    <SubmitButton variant="secondary" pendingText="Leaving…">
      {label}
    </SubmitButton>
  </form>
)

/** The way out: to the school's pages for those who have a post there, and to the end of the visit. */
export function SignerMenu({ byLink, holdsPost }: { byLink: boolean; holdsPost: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {holdsPost && !byLink && (
        <TextLink href="/dashboard" className="inline-flex min-h-(--tap) items-center">
          School pages
        </TextLink>
      )}
      {byLink ? <LeaveForm label="Finish" /> : <SignOutForm />}
    </div>
  )
}
