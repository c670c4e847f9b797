import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import { env } from '@/lib/env'
import { accountActor } from './account-actor'
import { COOKIE_OPTIONS } from './cookies'
import { SESSION_COOKIE, SESSION_SECONDS } from './session-cookie'

// next-auth reads its own address from here and nowhere else.
process.env.NEXTAUTH_URL ??= env.BASE_URL

/**
 * How next-auth reads the session that our own sign-in page writes. Passwords and e-mailed links work without JavaScript and so go
 * through server actions; OpenID Connect will stand in `providers`, with its claims set in `callbacks.jwt`.
 */
export const authOptions: NextAuthOptions = {
  providers: [],
  secret: env.NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  cookies: { sessionToken: { name: SESSION_COOKIE, options: COOKIE_OPTIONS } },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  callbacks: {
    /** The browser learns who is signed in only while the account stands. */
    async session({ session, token }) {
      const { sub, at, knownBy } = token
      const claims = typeof at === 'number' && sub && isKnownBy(knownBy) ? { sub, at, knownBy } : null
      const actor = claims && claims.at + SESSION_SECONDS * 1000 > Date.now() ? await accountActor(claims) : null
      return { expires: session.expires, user: actor ? { name: actor.name } : undefined }
    },
  },
}

const isKnownBy = (value: unknown): value is 'password' | 'email_link' | 'demo' =>
  value === 'password' || value === 'email_link' || value === 'demo'
