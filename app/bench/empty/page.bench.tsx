import { connection } from 'next/server'
import { ActionForm } from '@/app/_lib/action-form'
import { emptyAction } from './actions'

/** The floor that other pages are compared with: made anew for each request and asking nobody. Only the bench's build has it. */
export default async function EmptyPage() {
  await connection()
  return (
    <main>
      <h1>Nothing</h1>
      <ActionForm action={emptyAction} hidden={{ slotId: 'none' }} label="Do nothing" />
    </main>
  )
}
