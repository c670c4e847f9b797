'use server'
import type { Route } from 'next'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { leadTo } from '@/app/_lib/lead-to'
import { networkKey, networkOf } from '@/app/_lib/network'
import { type Counted, guessing, isSpent } from '@/lib/auth/limits'
import { endSession } from '@/lib/auth/session'
import { DEVICE_COOKIE, endVisit, keepCookie, LINK_COOKIE } from '@/lib/auth/visit'
import { bindDevice, SESSION_MINUTES } from '@/lib/signing/commands/class-sessions'
import { keepAnswer } from '@/lib/signing/commands/draft'
import { signKept } from '@/lib/signing/commands/sign-kept'
import { answerOf } from '../sign/answer-of'
import { requireDevice } from './device'

export async function bindDeviceAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const secret = await bindDeviceGuarded(String(form.get('code') ?? ''))
    // Children will hold this device: no account and no other visit may be left open on it.
    await endVisit(LINK_COOKIE)
    await endSession()
    await keepCookie(DEVICE_COOKIE, secret, SESSION_MINUTES * 60)
    redirect('/class/names')
  })
}

async function bindDeviceGuarded(code: string) {
  if (!code.trim()) return bindDevice(code)
  const network = await networkKey()
  // When the whole world guesses, each network is down to a few; nobody is shut out for what others do.
  const all: Counted = (await isSpent('class_code.all')) ? ['class_code.few', network] : ['class_code.all']
  return guessing([['class_code.network', network], all], () => bindDevice(code))
}

export async function answerInClassAction(_previous: FormState, form: FormData) {
  const state = await submit(form, async () => {
    const { slotId, values } = answerOf(form)
    await keepAnswer(await requireDevice(), slotId, values)
    redirect(`/class/${slotId}/check` as Route)
  })
  if (!state.away && Object.keys(state.fieldErrors ?? {}).length === 0) refresh()
  return state
}

export async function signInClassAction(_previous: FormState, form: FormData) {
  const { slotId } = answerOf(form)
  let signed = false
  const state = await submit(form, async () => {
    await signKept(await requireDevice(), slotId, await networkOf())
    signed = true
  })
  if (signed) return leadTo(`/class/${slotId}/done`)
  if (!state.away) refresh()
  return state
}
