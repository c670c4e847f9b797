import type { Clause } from '../types'

const not = (text: string): Clause => ({ kind: 'will_not', text })

/** What no adult may do with the school's systems, whoever they are. */
export const NO_ADULT_WILL: Clause[] = [
  not(
    'open, make, keep or pass on material that has no place in a school, such as anything violent, criminal or pornographic, or try to',
  ),
  not(
    'do anything that harms the good name of the school or of somebody who works there, in private groups and chats either',
  ),
  not('use social networks or chat rooms, unless the school has authorised me to post for it'),
  not('use improper language in emails, messages or anything else I write'),
  not('install software, or connect a device or other hardware, that the school has not authorised'),
  not('share my password, or sign in with somebody else’s'),
  not('share confidential information about the school, its pupils, its staff or anybody else in its community'),
  not('look at, change or pass on data that I have not been given authority over'),
  not('promote a private business that has nothing to do with the school'),
]

export const MONITORED: Clause = {
  kind: 'understand',
  text: 'the school monitors the websites I visit and how I use its devices and systems, using {{monitoringProduct}}',
}

export const SECURED: Clause = {
  kind: 'will',
  text: 'keep any work device safe and locked with a password when it leaves school, and keep school data secure as the school’s data protection policy says',
}

/** The duty to report harmful material; `told` says how it may come to this adult's notice. */
export function reportsHarm(told: string): Clause {
  return {
    kind: 'will',
    text: `tell {{safeguardingLead}} and {{itManager}} without delay about material that could upset or harm somebody, whether ${told} or I come across it myself`,
  }
}
