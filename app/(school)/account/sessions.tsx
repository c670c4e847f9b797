import { ActionForm } from '@/app/_lib/action-form'
import type { SessionRow } from '@/lib/accounts/types'
import { formatUkTime } from '@/lib/format/uk-time'
import { endSessionAction, signOutEverywhereAction } from './actions'

/** Where one is signed in, and how to end that. */
export const Sessions = ({ sessions }: { sessions: readonly SessionRow[] }) => (
  <section aria-labelledby="sessions">
    <h2 id="sessions">Where you are signed in</h2>
    <p className="mt-1 mb-4">
      Twelve hours after you signed in, or two hours after you last did something, this ends by itself. If you do not
      know one of these, sign out there and change your password.
    </p>
    <ul className="mb-6 border-rule border-t">
      {sessions.map((session) => (
        <Session key={session.id} session={session} />
      ))}
    </ul>
    <h3>Sign out everywhere</h3>
    <p className="mt-1 mb-4">
      Use this if you have lost a device, or forgot to sign out somewhere. It signs you out here too.
    </p>
    <ActionForm action={signOutEverywhereAction} hidden={{}} label="Sign out everywhere" />
  </section>
)

const Session = ({ session: { id, browser, begunAt, lastSeenAt, present } }: { session: SessionRow }) => (
  <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-rule border-b py-3">
    <p>
      <strong>{browser}</strong>
      {present && ' (this one)'}
      <span className="block text-ink-soft">
        Since {formatUkTime(begunAt)}
        {!present && `, last used around ${formatUkTime(lastSeenAt)}`}
      </span>
    </p>
    {!present && (
      <ActionForm
        action={endSessionAction}
        hidden={{ sessionId: id }}
        small
        label={
          <>
            Sign out there<span className="sr-only">: {browser}</span>
          </>
        }
      />
    )}
  </li>
)
