'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { setPassword, signOutEverywhere } from '@/lib/accounts/commands/own-account'
import { endSession, renewSession, requireActor } from '@/lib/auth/session'

export async function setPasswordAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await setPassword(await requireActor(), Object.fromEntries(form))
    await renewSession()
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
