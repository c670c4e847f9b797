import { inflateSync } from 'node:zlib'

/** Unpacks a WOFF file (version 1) into the plain font inside it; throws on anything else. */
export function unpackWoff(woff: Buffer): Uint8Array {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is not a WOFF font.')
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (let table = 0; table < count; table++) {
    const entry = 44 + 20 * table
    const [start, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number]
    const raw = woff.subarray(start, start + packed)
    const record = 12 + 16 * table
    woff.copy(head, record, entry, entry + 4)
    woff.copy(head, record + 4, entry + 16, entry + 20)
    head.writeUInt32BE(offset, record + 8)
    head.writeUInt32BE(length, record + 12)
    // Tables begin on a multiple of four bytes.
    const padded = Buffer.alloc((length + 3) & ~3)
    ;(packed < length ? inflateSync(raw) : raw).copy(padded)
    parts.push(padded)
    offset += padded.length
  }
  return new Uint8Array(Buffer.concat(parts))
}
