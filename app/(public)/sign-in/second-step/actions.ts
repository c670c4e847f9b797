'use server'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { localPath } from '@/app/_lib/local-path'
import { homeOf } from '@/app/_lib/navigation'
import { startPasskeyStep, takeAppCode, takePasskey, takeRecoveryCode } from '@/lib/accounts/commands/take-second-step'
import { requireFirstStep, stampSecondStep } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'

type Take = typeof takeAppCode

/** Takes the second step, notes it in the session and goes on to where its owner was going. */
const takeWith = (take: Take) => async (form: FormData) =>
  submit(form, async () => {
    const actor = await requireFirstStep()
    const { accountId } = await take(actor, Object.fromEntries(form))
    await stampSecondStep(accountId)
    redirect(localPath(form.get('next'), homeOf(actor)))
  })

export async function takeAppCodeAction(_previous: FormState, form: FormData) {
  return takeWith(takeAppCode)(form)
}

export async function takeRecoveryCodeAction(_previous: FormState, form: FormData) {
  return takeWith(takeRecoveryCode)(form)
}

export async function takePasskeyAction(_previous: FormState, form: FormData) {
  return takeWith(takePasskey)(form)
}

/** What the browser needs to sign with a passkey, or why there is nothing. */
export async function startPasskeyStepAction() {
  try {
    return { options: await startPasskeyStep(await requireFirstStep()) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { message: error.message }
  }
}
