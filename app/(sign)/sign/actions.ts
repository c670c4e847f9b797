'use server'
import type { Route } from 'next'
import { refresh, revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { leadTo } from '@/app/_lib/lead-to'
import { networkOf } from '@/app/_lib/network'
import { getActor } from '@/lib/auth/session'
import { endVisit, getSigner, LINK_COOKIE } from '@/lib/auth/visit'
import { AppError } from '@/lib/errors'
import { keepAnswer } from '@/lib/signing/commands/draft'
import { signKept } from '@/lib/signing/commands/sign-kept'
import { answerOf } from './answer-of'

const visitEnded = () =>
  AppError.field('visit', 'Your visit has ended before this was sent. What you typed is still here: see what to do.')

/** Runs as whoever signs in this browser; a visit that has ended, or has become another person's, says so on the form. */
async function asSigner<Output>(run: (signer: NonNullable<Awaited<ReturnType<typeof getSigner>>>) => Promise<Output>) {
  const signer = await getSigner()
  if (!signer) throw visitEnded()
  try {
    return await run(signer)
  } catch (error) {
    throw error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN') ? visitEnded() : error
  }
}

/** When no field is to blame the page itself has changed, as by a new version. */
function withFreshPage(state: FormState): FormState {
  if (state.message && !state.away && Object.keys(state.fieldErrors ?? {}).length === 0) refresh()
  return state
}

export async function answerAction(_previous: FormState, form: FormData) {
  return withFreshPage(
    await submit(form, async () => {
      const { slotId, values } = answerOf(form)
      await asSigner((signer) => keepAnswer(signer, slotId, values))
      // The browser's way back must show the form as it was just filled in, not as it was first opened.
      revalidatePath(`/sign/${slotId}`, 'layout')
      redirect(`/sign/${slotId}/check` as Route)
    }),
  )
}

export async function signAction(_previous: FormState, form: FormData) {
  let references: string[] = []
  const state = await submit(form, async () => {
    const { slotId } = answerOf(form)
    const network = await networkOf()
    references = await asSigner((signer) => signKept(signer, slotId, network))
  })
  if (references.length === 0) return withFreshPage(state)
  return leadTo(`/sign/done?${new URLSearchParams(references.map((reference) => ['ref', reference]))}`)
}

export async function leaveLinkAction() {
  await endVisit(LINK_COOKIE)
  redirect((await getActor()) ? '/sign' : '/sign/ended')
}
