import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ActionForm } from '@/app/_lib/action-form'
import { localPath } from '@/app/_lib/local-path'
import { stepPage } from '@/app/_lib/second-step'
import { Sheet } from '@/components/layout/public-shell'
import { PageHeader } from '@/components/ui/page-header'
import { isRecent } from '@/lib/auth/second-step'
import { requireFirstStep } from '@/lib/auth/session'
import { WayOut } from '../way-out'
import { beginAppAction } from './actions'
import { PasskeySetUp } from './passkey-set-up'

export const metadata: Metadata = { title: 'Set up a second step' }

export default async function SetUpPage({ searchParams }: PageProps<'/sign-in/second-step/set-up'>) {
  const actor = await requireFirstStep()
  const next = localPath((await searchParams).next, '/account')
  if (!isRecent(actor.secondStep)) redirect(stepPage('', stepPage('/set-up', next)))
  const first = !actor.secondStep.isSet
  return (
    <Sheet>
      <PageHeader
        title={first ? 'Set up a second step' : 'Add an app or a passkey'}
        lead={
          first
            ? 'Your post lets you see other people’s records. So signing in takes two steps: your password or mailed link, and something that only you have. It takes two minutes, once.'
            : 'A second one helps on the day when the first is lost.'
        }
      />
      <div className="grid gap-9">
        <section aria-labelledby="app">
          <h2 id="app">An authenticator app</h2>
          <p className="mt-1 mb-4 max-w-[40rem]">
            An app on your phone that shows a new code every 30 seconds: Google Authenticator, Microsoft Authenticator,
            or the password manager that you use already.
          </p>
          <ActionForm
            action={beginAppAction}
            hidden={{ next }}
            label="Set up an authenticator app"
            variant={first ? 'primary' : 'secondary'}
          />
        </section>
        <section aria-labelledby="passkey">
          <h2 id="passkey">A passkey</h2>
          <p className="mt-1 mb-4 max-w-[40rem]">
            Your computer or phone keeps it, and asks for your finger, your face or its PIN. Nobody can read it off a
            screen.
          </p>
          <PasskeySetUp next={next} />
          <noscript>
            <p>Passkeys need JavaScript, which is off in this browser. An app works without.</p>
          </noscript>
        </section>
        {first && <WayOut actor={actor} />}
      </div>
    </Sheet>
  )
}
