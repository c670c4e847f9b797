import type { ReactNode } from 'react'
import { holdsPost } from '@/app/_lib/navigation'
import { SignShell } from '@/components/layout/sign-shell'
import { Contact } from '@/components/signing/contact'
import { Banner } from '@/components/ui/banner'
import { getActor } from '@/lib/auth/session'
import { getLinkActor, getSigner } from '@/lib/auth/visit'
import { DEFAULT_ACCENT } from '@/lib/format/accent'
import { listed } from '@/lib/format/words'
import { getVisit } from '@/lib/signing/queries/visit'
import { LeaveForm, SignerMenu } from './leave-form'

const NO_SCHOOL = { name: 'Your school forms', accent: DEFAULT_ACCENT, crestUrl: null }

/** The frame only: each page below checks for itself who signs. */
export default async function SignLayout({ children }: { children: ReactNode }) {
  const signer = await getSigner()
  if (!signer) return <SignShell school={NO_SCHOOL}>{children}</SignShell>
  const { school, names, contact } = await getVisit(signer)
  const [link, account] = await Promise.all([getLinkActor(), getActor()])
  const owner = names.length > 0 ? `Forms for ${listed(names)}` : undefined
  return (
    <SignShell
      school={school ?? NO_SCHOOL}
      owner={owner}
      help={<Contact {...contact} />}
      aside={<SignerMenu byLink={signer.kind === 'link'} holdsPost={account !== null && holdsPost(account)} />}
      notice={
        link && account ? (
          <aside aria-label="Whose forms these are" className="no-print mx-auto w-full max-w-[50rem] px-4 sm:px-8">
            <Banner title={`You came by a link for ${listed(names)}.`}>
              <p className="mb-2">
                You are also signed in as {account.name}. What you sign here is signed by {listed(names)}, not by your
                account.
              </p>
              <LeaveForm label={`Leave this link and go on as ${account.name}`} />
            </Banner>
          </aside>
        ) : undefined
      }
    >
      {children}
    </SignShell>
  )
}
