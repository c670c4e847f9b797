import 'server-only'
import { errors } from 'openid-client'
import { OpenIdFault, openIdClient } from './client'
import { findProvider, redirectAddress } from './provider'

export type OpenIdTrial = { works: boolean; says: string }

const says = (works: boolean, sentence: string): OpenIdTrial => ({ works, says: sentence })

/** Asks a provider what can be known before anybody signs in: whether it is there, calls itself as set, and knows the client. */
export async function tryProvider(id: string): Promise<OpenIdTrial> {
  const provider = await findProvider(id)
  if (!provider) return says(false, 'This sign-in is not set, or its issuer is not allowed here any more.')
  const { host } = new URL(provider.issuer)
  try {
    const client = await openIdClient(provider)
    const { code_challenge_methods_supported: methods } = client.issuer.metadata
    if (Array.isArray(methods) && !methods.includes('S256')) {
      return says(false, `${host} does not offer PKCE with S256, which Countersign needs.`)
    }
    await client.grant({
      grant_type: 'authorization_code',
      code: 'a-code-that-nobody-was-given',
      redirect_uri: redirectAddress(id),
    })
    return says(false, `${host} took a code that it never gave out. Do not use it.`)
  } catch (error) {
    if (error instanceof OpenIdFault && error.reason === 'settings') {
      const wrong = provider.kind === 'microsoft' ? 'knows no directory of this id' : 'calls itself by another name'
      return says(false, `${host} answers, but ${wrong}. Check what you entered.`)
    }
    if (error instanceof errors.OPError) return outcomeOf(error, host)
    return says(false, `${host} cannot be reached from here, or does not answer as a sign-in should.`)
  }
}

// To a code that never was, a provider that knows the client answers `invalid_grant`.
function outcomeOf({ error }: errors.OPError, host: string): OpenIdTrial {
  if (error === 'invalid_grant') return says(true, `${host} answers, and accepts the client id and the secret.`)
  if (error === 'invalid_client' || error === 'unauthorized_client') {
    return says(false, `${host} answers, but does not accept the client id and the secret. Copy both again.`)
  }
  return says(false, `${host} answers, but refuses with “${error}”. Check what is set here and there.`)
}
