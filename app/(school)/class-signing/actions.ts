'use server'
import type { Route } from 'next'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { setCookie } from '@/lib/auth/cookies'
import { requireActor } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'
import { endClassSession, startClassSession } from '@/lib/signing/commands/class-sessions'
import { takeBackResponse } from '@/lib/signing/commands/take-back'
import { CODE_COOKIE } from './code-cookie'

const CHOOSE: Record<string, string> = { roundId: 'Choose a round.', classId: 'Choose a class.' }

export async function startClassSessionAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const actor = await requireActor()
    const missing = Object.keys(CHOOSE).filter((name) => !form.get(name))
    if (missing.length > 0) {
      throw new AppError(
        'INVALID',
        'Check your answers.',
        Object.fromEntries(missing.map((name) => [name, [CHOOSE[name] ?? '']])),
      )
    }
    const { sessionId, code, codeExpiresAt } = await startClassSession(actor, Object.fromEntries(form))
    // The database knows the code as a hash: only the browser that started the session can show it again.
    const seconds = Math.floor((new Date(codeExpiresAt).getTime() - Date.now()) / 1000)
    await setCookie(CODE_COOKIE, `${sessionId}.${code}`, seconds)
    redirect(`/class-signing/${sessionId}` as Route)
  })
}

export async function endClassSessionAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await endClassSession(await requireActor(), Object.fromEntries(form))
    refresh()
  })
}

export async function takeBackAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await takeBackResponse(await requireActor(), Object.fromEntries(form))
    refresh()
  })
}
