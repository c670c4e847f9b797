import { ActionForm } from '@/app/_lib/action-form'
import type { JoinedOpenId } from '@/lib/accounts/types'
import { formatUkDateTime } from '@/lib/format/uk-time'
import { unjoinOpenIdAction } from './unjoin-action'

/** Which school account opens this account, and the way to part them; nothing while none does. */
export function JoinedOpenIds({ joined }: { joined: readonly JoinedOpenId[] }) {
  if (joined.length === 0) return null
  return (
    <section aria-labelledby="joined">
      <h2 id="joined">The school’s own sign-in</h2>
      <ul className="mt-3 border-rule border-t">
        {joined.map(({ id, issuer, email, joinedAt, mayUnjoin }) => (
          <li key={id} className="grid items-center gap-x-6 gap-y-3 border-rule border-b py-3 sm:grid-cols-[1fr_auto]">
            <div className="min-w-0">
              <p className="break-words font-semibold">{new URL(issuer).host}</p>
              <p className="text-ink-soft">
                Joined on {formatUkDateTime(joinedAt)} by the address <span className="break-all">{email}</span>
              </p>
            </div>
            {mayUnjoin && (
              <ActionForm action={unjoinOpenIdAction} hidden={{ identityId: id }} label="Part them" small />
            )}
          </li>
        ))}
      </ul>
      {joined.some(({ mayUnjoin }) => mayUnjoin) && (
        <p className="mt-3 text-ink-soft">
          Part them when the wrong person was joined, or when somebody has a new school account. Whoever is signed in is
          out at once, and the next sign-in from school joins anew by the address on the record.
        </p>
      )}
    </section>
  )
}
