import { z } from 'zod'
import type { OpenIdKind, OpenIdProof, OpenIdProvider } from './types'

const Claims = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  email_verified: z.unknown().optional(),
  /** Google: the domain that the account belongs to; absent for private accounts. */
  hd: z.string().optional(),
  /** Microsoft: the directory that the account was signed in to, and, for a guest, where the guest is at home. */
  tid: z.string().optional(),
  idp: z.string().optional(),
  preferred_username: z.string().optional(),
  /** Microsoft: whether the address is in a domain that the directory's owner has proved. */
  xms_edov: z.unknown().optional(),
})
type Claims = z.output<typeof Claims>

/**
 * What the checked claims of an ID token prove for this school: an account of the tenant that is set, and the addresses
 * that the provider vouches for. A token of any other tenant proves nothing, and neither does a guest's.
 */
export function proofOf(provider: OpenIdProvider, given: unknown): OpenIdProof | { refused: 'tenant' } {
  const claims = Claims.safeParse(given).data
  if (!claims || claims.iss !== provider.issuer || !OF_TENANT[provider.kind](claims, provider.tenant)) {
    return { refused: 'tenant' }
  }
  const { schoolId, kind, issuer, clientId } = provider
  const addresses = ADDRESSES[kind](claims).map((address) => address.trim().toLowerCase())
  return { schoolId, kind, issuer, clientId, subject: claims.sub, addresses: [...new Set(addresses)].filter(isAddress) }
}

const OF_TENANT: Record<OpenIdKind, (claims: Claims, tenant: string) => boolean> = {
  google: ({ hd }, tenant) => hd?.toLowerCase() === tenant,
  microsoft: ({ tid, idp }, tenant) => tid?.toLowerCase() === tenant && (!idp || idp.toLowerCase().includes(tenant)),
  // The issuer is the tenant.
  other: () => true,
}

const verified = ({ email, email_verified }: Claims) => (email && email_verified === true ? [email] : [])

const ADDRESSES: Record<OpenIdKind, (claims: Claims) => string[]> = {
  google: verified,
  // A directory proves the domains of its members' sign-in names; what stands in `email` anyone there may have typed.
  microsoft: ({ email, xms_edov, preferred_username }) => [
    ...(preferred_username ? [preferred_username] : []),
    ...(email && [true, 1, '1', 'true'].includes(xms_edov as string) ? [email] : []),
  ],
  other: verified,
}

const isAddress = (text: string) => z.email().safeParse(text).success
