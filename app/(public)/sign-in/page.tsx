import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { localPath } from '@/app/_lib/local-path'
import { Sheet } from '@/components/layout/public-shell'
import { Banner } from '@/components/ui/banner'
import { PageHeader } from '@/components/ui/page-header'
import { listDemoAccounts } from '@/lib/accounts/queries/demo-accounts'
import { needsSetUp } from '@/lib/accounts/queries/set-up'
import { DemoAccounts } from './demo-accounts'
import { OwnSignInSection } from './own-sign-in-section'
import { LinkForm, PasswordForm } from './sign-in-forms'

export const metadata: Metadata = { title: 'Sign in' }

const NEWS: Record<string, string> = {
  'signed-out': 'You have signed out.',
  everywhere: 'You have signed out on every device.',
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, done } = await searchParams
  if (await needsSetUp()) redirect('/set-up')
  const demo = await listDemoAccounts()
  const back = localPath(next, '')
  return (
    <Sheet>
      <PageHeader title="Sign in" lead={back && 'After that you come back to the page you asked for.'} />
      {typeof done === 'string' && NEWS[done] && (
        <Banner tone="success" live>
          {NEWS[done]}
        </Banner>
      )}
      {demo.length > 0 && <DemoAccounts accounts={demo} next={back} />}
      <OwnSignInSection next={back} />
      <div className="grid gap-10">
        <section>
          <h2 className="mb-5">Sign in with a password</h2>
          <PasswordForm next={back} />
        </section>
        <section className="border-rule border-t pt-8">
          <h2>Sign in without a password</h2>
          <p className="mt-2 mb-5">
            We send a link to your address. It works once, for 30 minutes. Use it too if you have forgotten your
            password: you can then choose a new one.
          </p>
          <LinkForm />
        </section>
      </div>
    </Sheet>
  )
}
