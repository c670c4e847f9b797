import 'server-only'
import { type Client, custom, errors, Issuer } from 'openid-client'
import { log } from '@/lib/log'
import { providerId, redirectAddress } from './provider'
import type { OpenIdProvider, OpenIdRefusal } from './types'

// Three questions to a provider at most, and no page may keep anyone waiting for more than 15 seconds.
custom.setHttpOptionsDefaults({ timeout: 4000 })

/** Something between the portal and the provider went wrong, in a way that a page can name. */
export class OpenIdFault extends Error {
  constructor(
    readonly reason: OpenIdRefusal,
    /** What was said about it, for the log: no personal data. */
    readonly said?: string,
  ) {
    super(`The school's own sign-in was refused: ${reason}.`)
    this.name = 'OpenIdFault'
  }
}

/** The client for a provider, after its discovery; one that calls itself by another name than was set is refused. */
export async function openIdClient(provider: OpenIdProvider): Promise<Client> {
  const issuer = await discover(`${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  if (issuer.metadata.issuer !== provider.issuer) throw new OpenIdFault('settings')
  const methods = issuer.metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const client = new issuer.Client({
    client_id: provider.clientId,
    client_secret: provider.clientSecret,
    redirect_uris: [redirectAddress(providerId(provider.kind, provider.schoolId))],
    response_types: ['code'],
    token_endpoint_auth_method: methods.includes('client_secret_basic') ? 'client_secret_basic' : 'client_secret_post',
  })
  client[custom.clock_tolerance] = 10
  return client
}

// To a directory's id that nobody has, Microsoft answers with an error of its own; every other failure means that nobody is there.
const discover = (address: string) =>
  Issuer.discover(address).catch((error: unknown) => {
    const unknown = error instanceof errors.OPError && error.error === 'invalid_tenant'
    throw new OpenIdFault(unknown ? 'settings' : 'unreachable', saidBy(error))
  })

/** Runs a step of the protocol; what fails becomes a fault with a reason, and a line of the log without personal data. */
export async function orFault<Result>(provider: OpenIdProvider, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step()
  } catch (error) {
    const fault = error instanceof OpenIdFault ? error : new OpenIdFault(reasonOf(error), saidBy(error))
    const { reason, said } = fault
    log.warn({ provider: providerId(provider.kind, provider.schoolId), reason, said }, 'own sign-in failed')
    throw fault
  }
}

// The description that a provider adds may name somebody.
const saidBy = (error: unknown) =>
  error instanceof errors.OPError ? error.error : error instanceof Error ? error.message : undefined

const OURS = ['invalid_client', 'unauthorized_client', 'invalid_scope', 'unsupported_response_type']

function reasonOf(error: unknown): OpenIdRefusal {
  if (error instanceof errors.OPError) {
    if (error.error === 'access_denied') return 'cancelled'
    if (OURS.includes(error.error ?? '')) return 'settings'
    return error.response && (error.response.statusCode ?? 0) >= 500 ? 'unreachable' : 'failed'
  }
  if (error instanceof errors.RPError) return /timed out/.test(error.message) ? 'unreachable' : 'failed'
  return 'unreachable'
}
