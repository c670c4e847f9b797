import { askOutside } from '../outgoing'
import { readTimestamp, type Timestamp, TimestampFault } from './answer'
import { timestampRequest } from './request'

const WITHIN_MS = 10_000
// A token with its certificates is some kilobytes.
const MOST_BYTES = 64 * 1024

/** The time of a SHA-256 from an authority, checked; throws a sentence with the authority's name when there is none. */
export async function askTimestamp(address: string, sha256: Uint8Array, withinMs = WITHIN_MS): Promise<Timestamp> {
  const { request, nonce } = timestampRequest(sha256)
  const type = 'application/timestamp-query'
  const answer = await askOutside(address, { body: request, type, most: MOST_BYTES, withinMs })
  try {
    return readTimestamp(answer, { sha256, nonce, now: new Date() })
  } catch (error) {
    if (error instanceof TimestampFault) throw new Error(`${new URL(address).host} ${error.message}`, { cause: error })
    throw error
  }
}
