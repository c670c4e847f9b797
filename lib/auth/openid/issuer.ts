import type { OpenIdKind } from './types'

/** The one issuer whose tokens count for a school: Google's, that of its Microsoft directory, or the address that it set. */
export function issuerOf(kind: OpenIdKind, tenant: string): string {
  if (kind === 'google') return 'https://accounts.google.com'
  if (kind === 'microsoft') return `https://login.microsoftonline.com/${tenant}/v2.0`
  return tenant
}

/** Google's and Microsoft's issuers are always allowed; any other must be named by the operator, as the portal will call it. */
export const isAllowedIssuer = (kind: OpenIdKind, tenant: string, further: readonly string[]) =>
  kind !== 'other' || further.includes(tenant)
