import { inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A PNG as the renderer takes it. */
export const picture = (png: Uint8Array) => ({ data: Buffer.from(png), format: 'png' as const })

/** Throws for a broken picture, before the drawing begins: the renderer would leave it out without a word. */
export function checkPicture(png: Uint8Array | null, what: string) {
  if (png && !isWhole(Buffer.from(png))) throw new Error(`${what} is not a whole PNG picture.`)
}

function isWhole(data: Buffer): boolean {
  if (!data.subarray(0, 8).equals(SIGNATURE)) return false
  const pixels: Buffer[] = []
  for (let at = 8; at + 12 <= data.length; ) {
    const length = data.readUInt32BE(at)
    const type = data.toString('latin1', at + 4, at + 8)
    if (type === 'IDAT') pixels.push(data.subarray(at + 8, at + 8 + length))
    if (type === 'IEND') return unpacks(Buffer.concat(pixels))
    at += 12 + length
  }
  return false
}

function unpacks(pixels: Buffer): boolean {
  try {
    return inflateSync(pixels).length > 0
  } catch {
    return false
  }
}
