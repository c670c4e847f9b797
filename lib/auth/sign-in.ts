import 'server-only'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { passwordFits } from './password'
import { noteFailedSignIn } from './trail'

export const WRONG = 'That e-mail address and password do not go together. Check both, or ask for a link by e-mail.'

/** The account that address and password open; an unknown address takes as long and is told the same as a wrong password. */
export async function accountOfPassword(email: string, password: string): Promise<string> {
  const accounts = await db.account.findMany({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, passwordHash: true, suspendedAt: true },
  })
  // Two people may share the address: each has a password of their own.
  const tried = accounts.length > 0 ? accounts : [{ id: '', passwordHash: null, suspendedAt: null }]
  const fits = await Promise.all(tried.map((account) => passwordFits(account.passwordHash, password)))
  const account = tried.find((_, index) => fits[index])
  if (!account) {
    await noteFailedSignIn(accounts.map(({ id }) => id))
    throw new AppError('FORBIDDEN', WRONG)
  }
  if (account.suspendedAt)
    throw new AppError('FORBIDDEN', 'This account has been stopped. Please ask the school office.')
  return account.id
}

/** Only a demonstration on this very computer lets anyone in by the name of a post. */
export const demoButtons = () => env.COUNTERSIGN_DEMO === 'buttons'

export function requireDemo(accountId: string): string {
  if (!demoButtons()) throw new AppError('NOT_FOUND', 'We cannot find that page.')
  return accountId
}
