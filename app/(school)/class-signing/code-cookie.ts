import 'server-only'
import { cookies } from 'next/headers'
import { cookieName } from '@/lib/auth/cookies'

/** Keeps the code of a session, for its ten minutes, in the browser that started it. */
export const CODE_COOKIE = cookieName('cs_class_code')

/** The code of this session in two groups of four, while this browser has it. */
export async function keptCode(sessionId: string): Promise<[string, string] | null> {
  const [session, code] = ((await cookies()).get(CODE_COOKIE)?.value ?? '').split('.')
  return session === sessionId && code?.length === 8 ? [code.slice(0, 4), code.slice(4)] : null
}
