'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { endVisit, keepCookie, LINK_COOKIE } from '@/lib/auth/visit'
import { requestFreshLink } from '@/lib/signing/commands/fresh-link'
import { exchangeLink, LINK_SESSION_SECONDS } from '@/lib/signing/commands/links'

const tokenOf = (form: FormData) => String(form.get('token') ?? '')

export async function openFormsAction(form: FormData) {
  const token = tokenOf(form)
  const visit = await exchangeLink(token)
  if (!visit) redirect(`/l/${encodeURIComponent(token)}` as Route)
  // Whoever used this browser before does not stay in the next person's way.
  await endVisit(LINK_COOKIE)
  await keepCookie(LINK_COOKIE, visit, LINK_SESSION_SECONDS)
  redirect('/sign')
}

/** Answers the same whatever the link was. */
export async function freshLinkAction(form: FormData) {
  const token = tokenOf(form)
  await requestFreshLink(token)
  redirect('/l/sent')
}
