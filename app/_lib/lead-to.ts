import 'server-only'
import type { Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { FormState } from './form-state'

/**
 * Leads on to another page when a form has done its work. A browser without a script is redirected; a script is told the
 * way and asks for the page itself, so that what was done is answered at once and not first drawn.
 */
export async function leadTo(to: string): Promise<FormState> {
  if ((await headers()).has('next-action')) return { to }
  redirect(to as Route)
}
