import { ActionForm } from '@/app/_lib/action-form'
import { TextInput } from '@/components/ui/text-input'
import { restoreAccountAction, suspendAccountAction } from '../actions'

export function StopOrRestore({ accountId, stopped }: { accountId: string; stopped: boolean }) {
  if (stopped) {
    return (
      <section aria-labelledby="restore">
        <h2 id="restore">Let them sign in again</h2>
        <p className="mt-1 mb-4">The account gets back the posts that have not ended.</p>
        <ActionForm action={restoreAccountAction} hidden={{ accountId }} label="Restore the account" />
      </section>
    )
  }
  return (
    <section aria-labelledby="stop">
      <h2 id="stop">Stop the account</h2>
      <p className="mt-1 mb-4">
        Nobody can sign in with it any more, and whoever is signed in is out at once. What was signed stays.
      </p>
      <ActionForm action={suspendAccountAction} hidden={{ accountId }} label="Stop the account" variant="warning">
        <div className="mb-4">
          <TextInput id="stop-reason" name="reason" label="Reason" required />
        </div>
      </ActionForm>
    </section>
  )
}
