import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { localPath } from '@/app/_lib/local-path'
import { stepPage } from '@/app/_lib/second-step'
import { Sheet } from '@/components/layout/public-shell'
import { PageHeader } from '@/components/ui/page-header'
import { getOwnAccount } from '@/lib/accounts/queries/own-account'
import { addressForApp } from '@/lib/accounts/queries/second-factor'
import { requireFirstStep } from '@/lib/auth/session'
import { APP_COOKIE, openNewApp } from '@/lib/auth/session-cookie'
import { AppForm } from './app-form'
import { QrCode } from './qr-code'

export const metadata: Metadata = { title: 'Set up an authenticator app' }

export default async function AppPage({ searchParams }: PageProps<'/sign-in/second-step/set-up/app'>) {
  const actor = await requireFirstStep()
  const next = localPath((await searchParams).next, '/account')
  const secret = await openNewApp((await cookies()).get(APP_COOKIE)?.value, actor.accountId)
  const account = await getOwnAccount(actor)
  if (!secret || !account) redirect(stepPage('/set-up', next))
  return (
    <Sheet>
      <PageHeader title="Set up an authenticator app" />
      <ol className="grid gap-8">
        <li>
          <h2>1. Add Countersign to the app</h2>
          <p className="mt-1 mb-4">In the app, choose to add an account and scan this.</p>
          <QrCode text={addressForApp(secret, account)} label="The QR code for your authenticator app" />
          <p className="mt-4">If you cannot scan it, for example because the app is on this device, type this key:</p>
          <p className="mt-2">
            <code className="inline-block select-all break-words rounded-[3px] border border-rule bg-paper px-3 py-2 font-mono tracking-wide">
              {(secret.match(/.{1,4}/g) ?? []).join(' ')}
            </code>
          </p>
        </li>
        <li>
          <h2 className="mb-4">2. Type the code that the app shows now</h2>
          <AppForm next={next} />
        </li>
      </ol>
    </Sheet>
  )
}
