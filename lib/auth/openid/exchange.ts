import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { generators, type IssuerMetadata } from 'openid-client'
import { z } from 'zod'
import { env } from '@/lib/env'
import { cookieName } from '../cookies'
import { OpenIdFault, openIdClient, orFault } from './client'
import { proofOf } from './proof'
import { findProvider, redirectAddress } from './provider'
import type { OpenIdProof, OpenIdProvider } from './types'

/** What a browser keeps between leaving for the provider and coming back. */
export const OPENID_COOKIE = cookieName('cs_openid')
export const OPENID_SECONDS = 10 * 60

const Attempt = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
})
type Attempt = z.output<typeof Attempt>

/** Many use one computer in a school: the provider asks whose account it is, or for the password, even when one is signed in there. */
function asked({ kind, tenant }: OpenIdProvider, { prompt_values_supported: prompts }: IssuerMetadata) {
  if (kind === 'google') return { prompt: 'select_account', hd: tenant }
  const choosing = kind === 'microsoft' || (Array.isArray(prompts) && prompts.includes('select_account'))
  return { prompt: choosing ? 'select_account' : 'login' }
}

/** Where to send the browser, and what it keeps meanwhile; throws an OpenIdFault. `next` is a path to come back to. */
export async function beginOpenId(id: string, next: string): Promise<{ address: string; cookie: string }> {
  const provider = await findProvider(id)
  if (!provider) throw new OpenIdFault('off')
  return orFault(provider, async () => {
    const client = await openIdClient(provider)
    const verifier = generators.codeVerifier()
    const attempt = { provider: id, state: generators.state(), nonce: generators.nonce(), verifier, next }
    const address = client.authorizationUrl({
      scope: 'openid email profile',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: generators.codeChallenge(verifier),
      code_challenge_method: 'S256',
      ...asked(provider, client.issuer.metadata),
    })
    return { address, cookie: await seal(attempt) }
  })
}

/** What the provider proves of whoever comes back to `address` with the cookie of their beginning; throws an OpenIdFault. */
export async function finishOpenId(
  id: string,
  address: string,
  cookie: string | undefined,
): Promise<{ proof: OpenIdProof; next: string }> {
  const provider = await findProvider(id)
  if (!provider) throw new OpenIdFault('off')
  return orFault(provider, async () => {
    const attempt = await opened(cookie)
    if (attempt?.provider !== id) throw new OpenIdFault('failed')
    const client = await openIdClient(provider)
    const { state, nonce, verifier } = attempt
    const checks = { state, nonce, code_verifier: verifier, response_type: 'code' }
    const tokens = await client.callback(redirectAddress(id), client.callbackParams(address), checks)
    const proof = proofOf(provider, tokens.claims())
    if ('refused' in proof) throw new OpenIdFault(proof.refused)
    return { proof, next: attempt.next }
  })
}

const seal = (attempt: Attempt) =>
  encode({ token: attempt, secret: env.NEXTAUTH_SECRET, maxAge: OPENID_SECONDS, salt: OPENID_COOKIE })

async function opened(token: string | undefined): Promise<Attempt | null> {
  if (!token) return null
  try {
    return Attempt.parse(await decode({ token, secret: env.NEXTAUTH_SECRET, salt: OPENID_COOKIE }))
  } catch {
    return null
  }
}
