export const OPENID_KINDS = ['google', 'microsoft', 'other'] as const
export type OpenIdKind = (typeof OPENID_KINDS)[number]

export const OPENID_LABELS: Record<OpenIdKind, string> = {
  google: 'Google Workspace',
  microsoft: 'Microsoft 365',
  other: 'OpenID Connect',
}

/** A school's own sign-in, ready to be used. */
export type OpenIdProvider = {
  schoolId: string
  kind: OpenIdKind
  /** Google: the hosted domain. Microsoft: the directory's id. Other: the issuer's address. */
  tenant: string
  issuer: string
  clientId: string
  clientSecret: string
}

/** What a provider has proved about somebody: who it is there, and which addresses are theirs. */
export type OpenIdProof = {
  schoolId: string
  kind: OpenIdKind
  issuer: string
  clientId: string
  subject: string
  addresses: string[]
}

/** Why somebody who came from the school's own sign-in does not get in. */
export const OPENID_REFUSALS = [
  // Between the portal and the provider.
  'off',
  'unreachable',
  'settings',
  'cancelled',
  'failed',
  // By whose account it is there.
  'tenant',
  'unverified',
  // By who it is here.
  'unknown',
  'shared',
  'taken',
  'elsewhere',
  'stopped',
  'left',
] as const
export type OpenIdRefusal = (typeof OPENID_REFUSALS)[number]
