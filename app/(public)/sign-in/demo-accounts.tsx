import { ActionForm } from '@/app/_lib/action-form'
import { Banner } from '@/components/ui/banner'
import type { DemoAccount } from '@/lib/accounts/types'
import { demoSignInAction } from './actions'

/** The demonstration's shortcuts; the query hands out none anywhere else. */
export function DemoAccounts({ accounts, next }: { accounts: readonly DemoAccount[]; next: string }) {
  return (
    <section aria-labelledby="demo" className="mb-10">
      <Banner title="This is a demonstration">
        All names are invented, and it can be reached from this computer only. Pick someone and look around.
      </Banner>
      <h2 id="demo">Sign in as</h2>
      <ul className="mt-3 border-rule border-t">
        {accounts.map(({ accountId, name, title, description }) => (
          <li
            key={accountId + title}
            className="grid items-center gap-x-6 gap-y-2 border-rule border-b py-3 sm:grid-cols-[1fr_14rem] [&_button]:w-full"
          >
            <div>
              <p className="font-semibold">{title}</p>
              <p className="text-ink-soft">{description}</p>
            </div>
            <ActionForm action={demoSignInAction} hidden={{ accountId, next }} label={name} />
          </li>
        ))}
      </ul>
    </section>
  )
}
