import { AppError } from '@/lib/errors'
import { type PictureSize, soundPng } from '@/lib/format/sound-png'

export const MAX_CREST_BYTES = 1024 * 1024
/** Few bytes may say that they are a picture of a million by a million. */
const MAX_SIDE = 6000
const MAX_PIXELS = 24_000_000

const SIGNATURES = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const
export type CrestType = keyof typeof SIGNATURES

/** The type of a crest by its bytes, whatever its name says; throws INVALID for anything but PNG and JPEG, and for one that is too large. */
export function crestType(bytes: Uint8Array): CrestType {
  if (bytes.length > MAX_CREST_BYTES)
    throw AppError.field('crest', 'The picture is larger than 1 MB. Choose a smaller one.')
  const types = Object.keys(SIGNATURES) as CrestType[]
  const type = types.find((one) => SIGNATURES[one].every((byte, at) => bytes[at] === byte))
  if (!type) throw AppError.field('crest', 'The picture is neither PNG nor JPEG. Save it as one of these.')
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = (type === 'image/png' ? soundPng(file, MAX_PIXELS) : sizeOfJpeg(file)) ?? [0, 0]
  if (width === 0 || height === 0)
    throw AppError.field('crest', 'The picture is damaged or far too large. Save it again as PNG or JPEG, smaller.')
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)
    throw AppError.field('crest', `The picture is ${width} by ${height} points large. Make it smaller: 500 are plenty.`)
  return type
}

/** A JPEG is a row of segments, each with its length, up to the one that says how large the picture is. */
function sizeOfJpeg(file: Buffer): PictureSize | null {
  for (let at = 2; at + 9 < file.length && file[at] === 0xff; ) {
    const kind = file[at + 1] ?? 0
    const isFrame = kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)
    if (isFrame) return [file.readUInt16BE(at + 7), file.readUInt16BE(at + 5)]
    // Padding between segments has no length.
    at += kind === 0xff ? 1 : 2 + file.readUInt16BE(at + 2)
  }
  return null
}
