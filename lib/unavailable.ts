const SQL_STATES = /^(08|53|57|58)|^(55P03|25P03|25P04)$/
const PRISMA_CODES = ['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037']
const NETWORK_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'STORE_AWAY']
const MESSAGES =
  /timeout exceeded when trying to connect|connection terminated|did not answer in time|not queryable|client was closed/i
const DEPTH = 6

/**
 * Whether an error means that the database, or the store of files, is away, full, overrun or slower than we wait, so that the same may well work
 * a moment later.
 */
export function isUnavailable(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEPTH) return false
  const { code, originalCode, message, cause, meta, driverAdapterError, originalMessage } = error as Record<
    string,
    unknown
  >
  for (const known of [code, originalCode]) {
    if (typeof known !== 'string') continue
    if (SQL_STATES.test(known) || PRISMA_CODES.includes(known) || NETWORK_CODES.includes(known)) return true
  }
  for (const text of [message, originalMessage]) if (typeof text === 'string' && MESSAGES.test(text)) return true
  const inner = Array.isArray((error as AggregateError).errors) ? (error as AggregateError).errors : []
  return [cause, meta, driverAdapterError, ...inner].some((part) => isUnavailable(part, depth + 1))
}
