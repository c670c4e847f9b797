'use server'
import type { Route } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { type FormState, submit } from '@/app/_lib/form-state'
import { localPath } from '@/app/_lib/local-path'
import { networkKey } from '@/app/_lib/network'
import { dropCookie, setCookie } from '@/lib/auth/cookies'
import { signInByPassword } from '@/lib/auth/guarded-sign-in'
import { knownDevice } from '@/lib/auth/known-device'
import { consume, countingWrong } from '@/lib/auth/limits'
import { startSession } from '@/lib/auth/session'
import { CHOICE_COOKIE, CHOICE_SECONDS, openChoice, sealChoice } from '@/lib/auth/session-cookie'
import { requireDemo } from '@/lib/auth/sign-in'
import { sendSignInLink, takeSignInLink } from '@/lib/auth/sign-in-link'
import { AppError } from '@/lib/errors'

const text = (form: FormData, name: string) => String(form.get(name) ?? '')

/** Where a new session goes on: back to the page that asked, else to the post's or the signer's first page. */
const onwards = ({ holdsPost }: { holdsPost: boolean }, next?: string): Route =>
  localPath(next, holdsPost ? '/dashboard' : '/sign')

export async function signInAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const email = text(form, 'email')
    if (!email.trim()) throw AppError.field('email', 'Enter your e-mail address.')
    if (!form.get('password')) throw AppError.field('password', 'Enter your password.')
    const whence = { network: await networkKey(), device: await knownDevice(email) }
    const accountId = await signInByPassword(email, text(form, 'password'), whence)
    redirect(onwards(await startSession(accountId, 'password'), text(form, 'next')))
  })
}

/** Answers the same whatever the address is. */
export async function sendLinkAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const address = text(form, 'linkEmail').trim()
    if (!/^\S+@\S+$/.test(address)) throw AppError.field('linkEmail', 'Enter your e-mail address.')
    await consume('sign_in_link.network', await networkKey())
    await consume('sign_in_link.address', address)
    await sendSignInLink(address)
    redirect('/sign-in/sent')
  })
}

export async function takeLinkAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { accountIds, invited } = await countingWrong(['link.network', await networkKey()], () =>
      takeSignInLink(text(form, 'token')),
    )
    const [only, ...others] = accountIds
    if (only && others.length === 0) {
      const session = await startSession(only, 'email_link')
      redirect(invited ? '/account?done=welcome' : onwards(session))
    }
    await setCookie(CHOICE_COOKIE, await sealChoice(accountIds), CHOICE_SECONDS)
    redirect('/sign-in/who')
  })
}

export async function chooseAccountAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const offered = await openChoice((await cookies()).get(CHOICE_COOKIE)?.value)
    const accountId = offered.find((id) => id === form.get('accountId'))
    if (!accountId) throw new AppError('CONFLICT', 'This took too long. Ask for a new link.')
    const session = await startSession(accountId, 'email_link')
    await dropCookie(CHOICE_COOKIE)
    redirect(onwards(session))
  })
}

export async function demoSignInAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const session = await startSession(requireDemo(text(form, 'accountId')), 'demo')
    redirect(onwards(session, text(form, 'next')))
  })
}
