import { accountActor } from '@/lib/auth/account-actor'
import { openSession } from '@/lib/auth/session-cookie'
import type { ActionRow } from './row'

type Does = Exclude<ActionRow['does'], string>

/** Done when the browser is told to keep a cookie. */
export const setsCookie =
  (name: string): Does =>
  ({ text }) =>
    new RegExp(`${name.replace(/[.]/g, '\\.')}=[^;]`).test(text) ? '' : `sets no cookie ${name}`

/** Done when it leads to an address. */
export const leadsTo =
  (pattern: RegExp): Does =>
  ({ location }) =>
    location && pattern.test(location) ? '' : `leads to ${location ?? 'nowhere'}`

/** Done when the answer holds some words. */
export const shows =
  (words: string): Does =>
  ({ text }) =>
    text.includes(words) ? '' : `does not show ${words}`

/** Done when it leads to an address, and copies of the cookie that it came with are worth nothing. */
export const signsOut =
  (pattern: RegExp): Does =>
  async (answer, actor, school) => {
    const claims = await openSession(actor.cookie.split('=').slice(1).join('='))
    const kept = claims && (await accountActor(claims))
    return kept ? 'leaves the session open to whoever has copied the cookie' : leadsTo(pattern)(answer, actor, school)
  }
