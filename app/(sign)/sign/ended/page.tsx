import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button-link'
import { FormActions } from '@/components/ui/form-actions'
import { PageHeader } from '@/components/ui/page-header'

export const metadata: Metadata = { title: 'Your visit has ended' }

export default function EndedPage() {
  return (
    <>
      <PageHeader title="Your visit has ended" lead="Everything you signed and saw confirmed is safe." />
      <div className="grid gap-3">
        <p>To come back to your forms, open the newest e-mail from the school and press its button again.</p>
        <p>If the link has become too old, its page offers to send you a new one. Those with an account can sign in.</p>
        <p>On a computer that others use too, please also close this window.</p>
      </div>
      <FormActions>
        <ButtonLink href="/sign-in?next=/sign" variant="secondary">
          Sign in with an account
        </ButtonLink>
      </FormActions>
    </>
  )
}
