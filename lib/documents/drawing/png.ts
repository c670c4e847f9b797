import { inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What a PNG says of itself, with its packed rows; `kind` is its colour type, `clear` that it names a colour as see-through. */
export type Png = {
  width: number
  height: number
  depth: number
  kind: number
  interlaced: boolean
  clear: boolean
  packed: Buffer
}

/** Reads a PNG as far as its end; null when it has none. */
export function readPng(png: Uint8Array): Png | null {
  const data = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  if (data.length < 33 || !data.subarray(0, 8).equals(SIGNATURE)) return null
  const pixels: Buffer[] = []
  let clear = false
  for (let at = 8; at + 12 <= data.length; ) {
    const length = data.readUInt32BE(at)
    const type = data.toString('latin1', at + 4, at + 8)
    if (type === 'tRNS') clear = true
    if (type === 'IDAT') pixels.push(data.subarray(at + 8, at + 8 + length))
    if (type === 'IEND') {
      const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)]
      const [depth, kind, interlace] = [data.readUInt8(24), data.readUInt8(25), data.readUInt8(28)]
      return { width, height, depth, kind, interlaced: interlace !== 0, clear, packed: Buffer.concat(pixels) }
    }
    at += 12 + length
  }
  return null
}

/** The rows of a PNG without their filters, `size` bytes to a pixel; null when there are not enough of them. */
export function unfilteredRows({ width, height, packed }: Png, size: number): Buffer | null {
  const rows = inflateSync(packed)
  const wide = width * size
  if (rows.length < height * (wide + 1)) return null
  const out = Buffer.alloc(height * wide)
  for (let y = 0; y < height; y++) {
    const [row, to] = [y * (wide + 1) + 1, y * wide]
    const filter = rows[row - 1]
    for (let x = 0; x < wide; x++) {
      const left = x < size ? 0 : (out[to + x - size] ?? 0)
      const above = y === 0 ? 0 : (out[to + x - wide] ?? 0)
      const corner = x < size || y === 0 ? 0 : (out[to + x - wide - size] ?? 0)
      out[to + x] = (rows[row + x] ?? 0) + predicted(filter, left, above, corner)
    }
  }
  return out
}

function predicted(filter: number | undefined, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const guess = left + above - corner
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
