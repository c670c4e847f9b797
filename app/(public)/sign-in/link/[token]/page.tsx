import type { Metadata } from 'next'
import { ActionForm } from '@/app/_lib/action-form'
import { networkKey } from '@/app/_lib/network'
import { orTooMany } from '@/app/_lib/too-many'
import { Sheet } from '@/components/layout/public-shell'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { consume } from '@/lib/auth/limits'
import { isLiveLink } from '@/lib/auth/sign-in-link'
import { takeLinkAction } from '../../actions'

// The address is a secret, which the root's referrer policy keeps from other sites. A stricter one would also hide the origin of
// the form from our own server, which then refuses it.
export const metadata: Metadata = { title: 'Sign in by link' }

/** Opening this uses nothing up: scanners and previews of mail open links too. */
export default async function SignInLinkPage({ params }: PageProps<'/sign-in/link/[token]'>) {
  const { token } = await params
  if (!(await isLiveLink(token))) {
    const counted = await orTooMany(async () => consume('link.network', await networkKey()))
    return 'tooMany' in counted ? <TooMany sentence={counted.tooMany} /> : <DeadLink />
  }
  return (
    <Sheet>
      <PageHeader title="Sign in" lead="One more step: press the button. The link is then used up." />
      <ActionForm action={takeLinkAction} hidden={{ token }} label="Sign in" variant="primary" />
    </Sheet>
  )
}

const TooMany = ({ sentence }: { sentence: string }) => (
  <Sheet>
    <PageHeader title="Not just now" />
    <p>{sentence} A link that still works opens all the same: copy the whole address from the mail.</p>
  </Sheet>
)

const DeadLink = () => (
  <Sheet>
    <PageHeader title="This link does not work any more" />
    <p className="mb-6">It has been used already, or is too old. Ask for a new one: it takes a minute.</p>
    <ButtonLink href="/sign-in">Go to sign in</ButtonLink>
  </Sheet>
)
