import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { localPath } from '@/app/_lib/local-path'
import { homeOf } from '@/app/_lib/navigation'
import { stepPage } from '@/app/_lib/second-step'
import { Sheet } from '@/components/layout/public-shell'
import { Disclosure } from '@/components/ui/disclosure'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { getOwnSecondFactor } from '@/lib/accounts/queries/second-factor'
import { isRecent } from '@/lib/auth/second-step'
import { requireFirstStep } from '@/lib/auth/session'
import { CodeForm } from './code-form'
import { PasskeyStep } from './passkey-step'
import { WayOut } from './way-out'

export const metadata: Metadata = { title: 'Confirm that it is you' }

/** The second step of signing in, and the same again before what matters most. */
export default async function SecondStepPage({ searchParams }: PageProps<'/sign-in/second-step'>) {
  const actor = await requireFirstStep()
  const { secondStep } = actor
  const next = localPath((await searchParams).next, homeOf(actor))
  const asleep = secondStep.asleepAt.length > 0
  if (asleep && !secondStep.isSet) redirect(stepPage('/set-up', next))
  if (!asleep && isRecent(secondStep)) redirect(next)
  const { factors, codesLeft } = await getOwnSecondFactor(actor)
  const has = (kind: 'app' | 'passkey') => factors.some((factor) => factor.kind === kind)
  return (
    <Sheet>
      <PageHeader
        title="Confirm that it is you"
        lead={
          asleep
            ? 'Your post asks for a second step, so that a password alone opens nothing.'
            : 'You are about to do something that matters. What you typed is kept.'
        }
      />
      <div className="grid gap-9">
        {has('passkey') && (
          <section aria-labelledby="passkey">
            <h2 id="passkey">With your passkey</h2>
            <p className="mt-1 mb-4">Your device asks for your finger, your face or its PIN.</p>
            <PasskeyStep next={next} />
            <noscript>
              <p>Passkeys need JavaScript, which is off in this browser. Choose another way.</p>
            </noscript>
          </section>
        )}
        {has('app') && (
          <section aria-labelledby="app">
            <h2 id="app" className="mb-3">
              With your authenticator app
            </h2>
            <CodeForm kind="app" next={next} />
          </section>
        )}
        <Disclosure summary="I do not have my device with me">
          {codesLeft > 0 && (
            <p className="mb-3">
              <TextLink href={stepPage('/recovery', next)}>Use one of your recovery codes</TextLink>.
            </p>
          )}
          <p>
            {codesLeft > 0 ? 'If you have none at hand, ask' : 'Ask'} another headteacher of your school, or whoever
            runs Countersign for you, to reset your second step. You then set up a new one.
          </p>
        </Disclosure>
        <WayOut actor={actor} />
      </div>
    </Sheet>
  )
}
