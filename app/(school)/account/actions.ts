'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { setPassword, signOutEverywhere } from '@/lib/accounts/commands/own-account'
import { endSession, requireActor, startSession } from '@/lib/auth/session'

export async function setPasswordAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { accountId, knownBy } = await setPassword(await requireActor(), Object.fromEntries(form))
    // Every session has ended; this browser's goes on as a new one, still known as it was.
    if (knownBy === 'password' || knownBy === 'email_link' || knownBy === 'demo') await startSession(accountId, knownBy)
    redirect('/account?done=password')
  })
}

export async function signOutEverywhereAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await signOutEverywhere(await requireActor(), {})
    await endSession()
    redirect('/sign-in?done=everywhere')
  })
}
