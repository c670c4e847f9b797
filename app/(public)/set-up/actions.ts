'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { setUpFirstSchool } from '@/lib/accounts/commands/set-up-first-school'
import { startSession } from '@/lib/auth/session'

export async function setUpAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { accountId } = await setUpFirstSchool(Object.fromEntries(form))
    await startSession(accountId, 'password')
    redirect('/settings?done=set-up')
  })
}
