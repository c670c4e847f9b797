/**
 * Everything that the database keeps encrypted with the installation's secret: its column, and the words that give each
 * kind a key of its own. A kind that is not listed here cannot be wrapped, so a change of the secret misses none.
 */
export const WRAPPED = {
  chainKey: { table: 'ChainKey', column: 'privateKey', words: 'countersign chain keys' },
  openIdSecret: { table: 'OpenIdProvider', column: 'clientSecret', words: 'countersign openid client secrets' },
  authenticatorApp: { table: 'AuthenticatorApp', column: 'secret', words: 'countersign authenticator apps' },
  sealKey: { table: 'SealKey', column: 'privateKey', words: 'countersign seal keys' },
} as const satisfies Record<string, { table: string; column: string; words: string }>

export type WrappedKind = keyof typeof WRAPPED
