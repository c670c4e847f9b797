import type { Metadata } from 'next'
import { Problem } from '@/components/layout/problem'
import { PublicShell } from '@/components/layout/public-shell'
import { ButtonLink } from '@/components/ui/button-link'

export const metadata: Metadata = { title: 'Page not found' }

/** Says the same whether the page is absent or belongs to someone else. */
export default function NotFound() {
  return (
    <PublicShell>
      <Problem
        title="We cannot find that page"
        actions={
          <ButtonLink href="/" variant="secondary">
            Go to the start page
          </ButtonLink>
        }
      >
        <p>If you typed the address, look it over for slips. If you pasted it, make sure that you copied all of it.</p>
        <p>
          If you came by a link in an e-mail, open the newest e-mail from the school. If that does not help, ask the
          school office to send you a new link.
        </p>
      </Problem>
    </PublicShell>
  )
}
