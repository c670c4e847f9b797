'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { unjoinOpenId } from '@/lib/accounts/commands/unjoin-openid'
import { requireActor } from '@/lib/auth/session'

export async function unjoinOpenIdAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { accountId } = await unjoinOpenId(await requireActor(), Object.fromEntries(form))
    redirect(`/accounts/${accountId}?done=unjoined` as Route)
  })
}
