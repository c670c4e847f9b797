import { inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** Samples of a pixel by colour type. */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const NO_SOUND_PNG = null

export type PictureSize = [width: number, height: number]

/**
 * The size of a PNG that is one from its first byte to its last, and whose pixels unpack to no more than that size needs:
 * what draws it later knows no bound. Null for any other file, and for one of more than `mostPixels`.
 */
export function soundPng(bytes: Uint8Array, mostPixels: number): PictureSize | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 57 || !file.subarray(0, 8).equals(SIGNATURE)) return NO_SOUND_PNG
  if (file.readUInt32BE(8) !== 13 || file.toString('latin1', 12, 16) !== 'IHDR') return NO_SOUND_PNG
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const samples = SAMPLES[file.readUInt8(25)]
  if (!samples || width === 0 || height === 0 || width * height > mostPixels) return NO_SOUND_PNG
  const row = Math.ceil((width * samples * file.readUInt8(24)) / 8)
  // Interlaced rows come in seven passes, each with a byte before every row and its own rounding.
  const most = row * height + 16 * height + 64
  const packed = pixelsOf(file)
  try {
    return packed && inflateSync(packed, { maxOutputLength: most }).length > 0 ? [width, height] : NO_SOUND_PNG
  } catch {
    return NO_SOUND_PNG
  }
}

/** The packed pixels, when the file is made of chunks up to its end and nothing comes after it. */
function pixelsOf(file: Buffer): Buffer | null {
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    const next = at + 12 + length
    if (next > file.length) return null
    if (type === 'IDAT') parts.push(file.subarray(at + 8, next - 4))
    if (type === 'IEND') return next === file.length ? Buffer.concat(parts) : null
    at = next
  }
  return null
}
