import { generateSync } from 'otplib'
import type { AccountActor } from '@/lib/auth/account-actor'
import { addApp } from './commands/add-app'
import { newAppSecret } from './totp'

/** The same actor as after its second step, taken just now or some minutes ago. */
export const stepTaken = <Own extends AccountActor>(actor: Own, minutesAgo = 0): Own => ({
  ...actor,
  secondStep: { isSet: true, takenAt: Date.now() - minutesAgo * 60_000, asleepAt: [] },
})

/** The code that an app shows, in this half minute or so many later. */
export const codeOf = (secret: string, later = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + later * 30 })

/** Sets up an app for the account; the code of this half minute is used up by that. */
export async function withApp<Own extends AccountActor>(actor: Own) {
  const secret = newAppSecret()
  const { factorId } = await addApp(actor, { secret, code: codeOf(secret), name: 'My phone' })
  return { actor: stepTaken(actor), secret, factorId }
}

/** Asks every holder of a post for a second step, as an installation does by itself outside the demonstration. */
export async function requirePosts() {
  const { env } = await import('@/lib/env')
  const before = env.SECOND_FACTOR
  Object.assign(env, { SECOND_FACTOR: 'posts' })
  return () => Object.assign(env, { SECOND_FACTOR: before })
}
