'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { networkKey } from '@/app/_lib/network'
import { orTooMany } from '@/app/_lib/too-many'
import { consume } from '@/lib/auth/limits'
import { endVisit, keepCookie, LINK_COOKIE } from '@/lib/auth/visit'
import { requestFreshLink } from '@/lib/signing/commands/fresh-link'
import { exchangeLink, LINK_SESSION_SECONDS } from '@/lib/signing/commands/links'

const tokenOf = (form: FormData) => String(form.get('token') ?? '')

export async function openFormsAction(form: FormData) {
  const token = tokenOf(form)
  const visit = await visitOf(token)
  if (!visit) redirect(`/l/${encodeURIComponent(token)}` as Route)
  // Whoever used this browser before does not stay in the next person's way.
  await endVisit(LINK_COOKIE)
  await keepCookie(LINK_COOKIE, visit, LINK_SESSION_SECONDS)
  redirect('/sign')
}

/** Answers the same whatever the link was. */
export async function freshLinkAction(form: FormData) {
  const token = tokenOf(form)
  const network = await networkKey()
  const asked = await orTooMany(async () => {
    await consume('fresh_link.network', network)
    await consume('fresh_link.link', token)
    await requestFreshLink(token)
  })
  if ('tooMany' in asked) redirect(`/l/${encodeURIComponent(token)}?later=${asked.retryAfter}` as Route)
  redirect('/l/sent')
}

/** The secret of a visit, or null for a link that is none; those are counted. */
async function visitOf(token: string) {
  const visit = await exchangeLink(token)
  if (!visit) await orTooMany(async () => consume('link.network', await networkKey()))
  return visit
}
