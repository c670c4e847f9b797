'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { endGrant } from '@/lib/accounts/commands/end-grant'
import { grantPost } from '@/lib/accounts/commands/grant-post'
import { inviteAccount } from '@/lib/accounts/commands/invite-account'
import { resetSecondFactor } from '@/lib/accounts/commands/reset-second-factor'
import { restoreAccount, suspendAccount } from '@/lib/accounts/commands/stop-and-restore'
import { requireActor } from '@/lib/auth/session'

const accountPage = (accountId: string, done: string) => `/accounts/${accountId}?done=${done}` as Route

export async function inviteAccountAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await inviteAccount(await requireActor(), Object.fromEntries(form))
    redirect('/accounts?done=invited')
  })
}

export async function grantPostAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await grantPost(await requireActor(), Object.fromEntries(form))
    redirect(accountPage(String(form.get('accountId')), 'granted'))
  })
}

export async function endGrantAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { accountId } = await endGrant(await requireActor(), Object.fromEntries(form))
    redirect(accountPage(accountId, 'ended'))
  })
}

export async function suspendAccountAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { accountId } = await suspendAccount(await requireActor(), Object.fromEntries(form))
    redirect(accountPage(accountId, 'suspended'))
  })
}

export async function restoreAccountAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { accountId } = await restoreAccount(await requireActor(), Object.fromEntries(form))
    redirect(accountPage(accountId, 'restored'))
  })
}

export async function resetSecondFactorAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { accountId } = await resetSecondFactor(await requireActor(), Object.fromEntries(form))
    redirect(accountPage(accountId, 'reset'))
  })
}
