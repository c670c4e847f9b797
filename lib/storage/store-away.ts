/** The store outside cannot be used just now; the same may well work a moment later. */
export class StoreAway extends Error {
  readonly code = 'STORE_AWAY'
  constructor(doing: string, cause: unknown) {
    // The reason alone: what a store answers may hold addresses and keys.
    super(`The store of files could not ${doing}: ${reasonOf(cause)}`)
    this.name = 'StoreAway'
  }
}

function reasonOf(cause: unknown): string {
  const { name, code, $metadata } = (cause ?? {}) as {
    name?: string
    code?: string
    $metadata?: { httpStatusCode?: number }
  }
  return [code ?? name ?? 'unknown', $metadata?.httpStatusCode].filter(Boolean).join(', answer ')
}
