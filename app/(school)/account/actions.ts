'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { endSession as endOneSession } from '@/lib/accounts/commands/end-session'
import { setPassword, signOutEverywhere } from '@/lib/accounts/commands/own-account'
import { removeFactor, renameFactor } from '@/lib/accounts/commands/own-factors'
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

export async function endSessionAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await endOneSession(await requireActor(), Object.fromEntries(form))
    redirect('/account?done=session')
  })
}

export async function renameFactorAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await renameFactor(await requireActor(), Object.fromEntries(form))
    redirect('/account?done=renamed')
  })
}

export async function removeFactorAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await removeFactor(await requireActor(), Object.fromEntries(form))
    redirect('/account?done=removed')
  })
}
