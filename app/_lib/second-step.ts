import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { keepForm } from '@/lib/auth/kept-form'
import { getActor, PATH_HEADER } from '@/lib/auth/session'

export const SECOND_STEP = '/sign-in/second-step'

/** An address of the second step's pages that leads on to `next`. */
export const stepPage = (page: '' | '/recovery' | '/set-up' | '/set-up/app' | '/set-up/codes', next: string) =>
  `${SECOND_STEP}${page}${next ? `?next=${encodeURIComponent(next)}` : ''}` as Route

/** Keeps what was typed, and leads to the second step and from there back to the form. */
export async function confirmFirst(values: Record<string, string[]>): Promise<never> {
  const actor = await getActor()
  const here = new URL((await headers()).get(PATH_HEADER) ?? '/account', 'http://here')
  if (actor) here.searchParams.set('kept', await keepForm(actor.accountId, values))
  redirect(stepPage('', `${here.pathname}${here.search}`))
}
