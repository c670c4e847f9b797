import { AppError } from '@/lib/errors'

export const MAX_CREST_BYTES = 1024 * 1024

const SIGNATURES = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const
export type CrestType = keyof typeof SIGNATURES

/** The type of a crest by its first bytes, whatever its name says; throws INVALID for anything but PNG and JPEG, and above 1 MB. */
export function crestType(bytes: Uint8Array): CrestType {
  if (bytes.length > MAX_CREST_BYTES)
    throw AppError.field('crest', 'The picture is larger than 1 MB. Choose a smaller one.')
  const types = Object.keys(SIGNATURES) as CrestType[]
  const type = types.find((one) => SIGNATURES[one].every((byte, at) => bytes[at] === byte))
  if (!type) throw AppError.field('crest', 'The picture is neither PNG nor JPEG. Save it as one of these.')
  return type
}
