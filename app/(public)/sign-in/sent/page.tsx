import type { Metadata } from 'next'
import { Sheet } from '@/components/layout/public-shell'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { demoButtons } from '@/lib/auth/sign-in'

export const metadata: Metadata = { title: 'Look into your mailbox' }

export default function LinkSentPage() {
  return (
    <Sheet>
      <PageHeader title="Look into your mailbox" />
      <div className="grid gap-3">
        <p>If an account has that address, a message with a link is on its way. It comes within a minute or two.</p>
        <p>
          The link works once, for 30 minutes. If nothing comes, look among the junk mail, or ask the school office
          which address they have for you.
        </p>
        {demoButtons() && (
          <p>
            In this demonstration all mail lands in the <TextLink href="/demo/mailbox">demo mailbox</TextLink>.
          </p>
        )}
        <p>
          <TextLink href="/sign-in">Back to sign in</TextLink>
        </p>
      </div>
    </Sheet>
  )
}
