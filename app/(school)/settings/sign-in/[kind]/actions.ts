'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { OPENID_KINDS } from '@/lib/auth/openid/types'
import { requireActor } from '@/lib/auth/session'
import { setOpenId, turnOffOpenId } from '@/lib/schools/commands/own-sign-in'

export async function setOpenIdAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { kind } = await setOpenId(await requireActor(), Object.fromEntries(form))
    redirect(`/settings/sign-in/${kind}?done=saved` as Route)
  })
}

export async function turnOffOpenIdAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await turnOffOpenId(await requireActor(), Object.fromEntries(form))
    redirect('/settings?done=sign-in-off')
  })
}

/** Changes nothing: the page that it leads to asks the provider. */
export async function tryOpenIdAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const kind = OPENID_KINDS.find((one) => one === form.get('kind')) ?? OPENID_KINDS[0]
    redirect(`/settings/sign-in/${kind}?done=tried` as Route)
  })
}
