import { ActionForm } from '@/app/_lib/action-form'
import { restorePersonAction } from '../actions'

export function RestoreForm({ personId }: { personId: string }) {
  return (
    <div className="mt-3">
      <ActionForm action={restorePersonAction} hidden={{ personId }} label="Put back on the list" small />
    </div>
  )
}
