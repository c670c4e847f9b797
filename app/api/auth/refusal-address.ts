import 'server-only'
import { OpenIdFault } from '@/lib/auth/openid/client'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

/** The page that says why somebody did not get in; what nobody expected is thrown on. */
export function refusalAddress(providerId: string, error: unknown): URL {
  const why = error instanceof OpenIdFault ? error.reason : error instanceof AppError ? REASONS[error.code] : undefined
  if (!why) throw error
  const address = new URL('/sign-in/refused', env.BASE_URL)
  address.search = new URLSearchParams({ why, at: providerId }).toString()
  return address
}

// A session is refused to an account that was stopped in this very moment.
const REASONS: Partial<Record<AppError['code'], string>> = { FORBIDDEN: 'stopped' }
