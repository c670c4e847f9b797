'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { localPath } from '@/app/_lib/local-path'
import { stepPage } from '@/app/_lib/second-step'
import { addApp } from '@/lib/accounts/commands/add-app'
import { addPasskey, startPasskey } from '@/lib/accounts/commands/add-passkey'
import { makeRecoveryCodes } from '@/lib/accounts/commands/make-recovery-codes'
import { getOwnSecondFactor, newAppToSetUp } from '@/lib/accounts/queries/second-factor'
import { dropCookie, setCookie } from '@/lib/auth/cookies'
import { requireRecent } from '@/lib/auth/second-step'
import { requireFirstStep, stampSecondStep } from '@/lib/auth/session'
import { APP_COOKIE, APP_SECONDS, openNewApp, sealNewApp } from '@/lib/auth/session-cookie'
import { AppError } from '@/lib/errors'

const nextOf = (form: FormData) => localPath(form.get('next'), '/account')

/** Draws a secret for a new app, which this browser alone keeps until the app has shown its first code. */
export async function beginAppAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { accountId, secondStep } = await requireFirstStep()
    requireRecent(secondStep)
    await setCookie(APP_COOKIE, await sealNewApp({ accountId, secret: newAppToSetUp() }), APP_SECONDS)
    redirect(stepPage('/set-up/app', nextOf(form)))
  })
}

export async function addAppAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const actor = await requireFirstStep()
    const secret = await openNewApp((await cookies()).get(APP_COOKIE)?.value, actor.accountId)
    if (!secret) throw new AppError('CONFLICT', 'This took too long. Go back and begin again.')
    await addApp(actor, { secret, code: form.get('code'), name: form.get('name') })
    await dropCookie(APP_COOKIE)
    await stampSecondStep(actor.accountId)
    redirect(await afterwards(form))
  })
}

/** What the browser needs to make a passkey, or why there is nothing. */
export async function startPasskeyAction() {
  try {
    return { options: await startPasskey(await requireFirstStep()) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { message: error.message }
  }
}

export async function addPasskeyAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const actor = await requireFirstStep()
    await addPasskey(actor, { response: form.get('response'), name: form.get('name') })
    await stampSecondStep(actor.accountId)
    redirect(await afterwards(form))
  })
}

/** To the recovery codes while there are none, then to where somebody was going. */
async function afterwards(form: FormData) {
  const { codesLeft } = await getOwnSecondFactor(await requireFirstStep())
  return codesLeft === 0 ? stepPage('/set-up/codes', nextOf(form)) : nextOf(form)
}

export type CodesState = FormState & { codes?: string[] }

/** The codes come back in this one answer and are never shown again. */
export async function makeRecoveryCodesAction(_previous: CodesState, form: FormData): Promise<CodesState> {
  let codes: string[] = []
  const state = await submit(form, async () => {
    ;({ codes } = await makeRecoveryCodes(await requireFirstStep(), {}))
  })
  return { ...state, codes }
}
