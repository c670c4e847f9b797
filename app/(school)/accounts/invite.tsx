import { ActionForm } from '@/app/_lib/action-form'
import { Button } from '@/components/ui/button'
import { TextInput } from '@/components/ui/text-input'
import type { InvitableRow } from '@/lib/accounts/types'
import { inviteAccountAction } from './actions'

/** Finds someone by name, then invites with one press; the search is a plain GET form. */
export function Invite({ text, people }: { text: string; people: readonly InvitableRow[] }) {
  return (
    <section id="invite" aria-labelledby="invite-title" className="no-print mt-10 border-rule border-t pt-8">
      <h2 id="invite-title">Invite someone</h2>
      <p className="mt-1 mb-4 max-w-[46rem] text-ink-soft">
        They get a mail with a link for the first sign-in. An account without a post reaches their own forms and nothing
        else.
      </p>
      <form action="/accounts#invite" method="get" className="flex flex-wrap items-end gap-3">
        <TextInput name="invite" type="search" label="Find a person by name or e-mail address" defaultValue={text} />
        <Button type="submit" variant="secondary">
          Find
        </Button>
      </form>
      {text && people.length === 0 && (
        <p className="mt-4">
          Nobody fits. Only people with an e-mail address whom you may invite are found, and nobody who uses an account
          already.
        </p>
      )}
      <ul className="mt-4">
        {people.map(({ personId, name, email, invited }) => (
          <li key={personId} className="grid items-center gap-2 border-rule border-b py-3 sm:grid-cols-[1fr_auto]">
            <div>
              <p className="font-semibold">{name}</p>
              <p className="break-all text-ink-soft">{email}</p>
            </div>
            <ActionForm
              action={inviteAccountAction}
              hidden={{ personId }}
              label={`${invited ? 'Invite again' : 'Invite'}: ${name}`}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
