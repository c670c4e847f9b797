import { SignOutForm } from '@/app/_lib/sign-out-form'
import { TextLink } from '@/components/ui/text-link'
import type { AccountActor } from '@/lib/auth/account-actor'

/** For somebody who does not want the second step now: their own forms need none. */
export const WayOut = ({ actor }: { actor: AccountActor }) => (
  <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-rule border-t pt-6">
    <p className="text-ink-soft">
      You are {actor.name}.{' '}
      {actor.people.length > 0 && (
        <>
          Your own forms need no second step: <TextLink href="/sign">go to what you have to sign</TextLink>.
        </>
      )}
    </p>
    <SignOutForm />
  </div>
)
