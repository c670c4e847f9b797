import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { ActionForm } from '@/app/_lib/action-form'
import { Sheet } from '@/components/layout/public-shell'
import { PageHeader } from '@/components/ui/page-header'
import { CHOICE_COOKIE, openChoice } from '@/lib/auth/session-cookie'
import { namesOf } from '@/lib/auth/sign-in-link'
import { chooseAccountAction } from '../actions'

export const metadata: Metadata = { title: 'Who are you?' }

/** For an address that several people share; what they sign will say so. */
export default async function WhoPage() {
  const accounts = await namesOf(await openChoice((await cookies()).get(CHOICE_COOKIE)?.value))
  if (accounts.length === 0) redirect('/sign-in')
  return (
    <Sheet>
      <PageHeader
        title="Who are you?"
        lead="Several people use this e-mail address. Choose your own name: what you sign is recorded under it, with a note that the address is shared."
      />
      <ul className="grid gap-3">
        {accounts.map(({ id, name }) => (
          <li key={id}>
            <ActionForm action={chooseAccountAction} hidden={{ accountId: id }} label={`I am ${name}`} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
