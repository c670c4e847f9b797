import { Unzip, UnzipInflate } from 'fflate'
import { AppError } from '@/lib/errors'
import type { Pace } from '../pacing'

const MAX_UNPACKED = 60 * 1024 * 1024
const MAX_ENTRIES = 2_000
// A piece may swell a thousandfold.
const PIECE = 8 * 1024

/** The files of an archive that `wanted` names, unpacked piece by piece within bounds; throws INVALID for one that swells or is damaged. */
export async function unpack(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  pace: Pace,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  let entries = 0
  let unpacked = 0
  // The inflater catches what is thrown inside it and calls it an error of its own.
  let refusal: AppError | null = null
  const archive = new Unzip((file) => {
    entries += 1
    if (entries > MAX_ENTRIES || (file.originalSize ?? 0) > MAX_UNPACKED) throw tooLarge()
    const pieces: Uint8Array[] = []
    file.ondata = (error, piece, last) => {
      if (error) throw refusal ?? damaged()
      unpacked += piece.length
      if (unpacked > MAX_UNPACKED) {
        refusal = tooLarge()
        throw refusal
      }
      if (wanted(file.name)) pieces.push(piece)
      if (last && wanted(file.name)) files.set(file.name, Buffer.concat(pieces))
    }
    file.start()
  })
  archive.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      await pace()
      archive.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
    }
  } catch (error) {
    throw error instanceof AppError ? error : (refusal ?? damaged())
  }
  return files
}

const tooLarge = () =>
  new AppError(
    'INVALID',
    'This file unpacks to far more than a school’s roll. Export the roll again, without pictures.',
  )
const damaged = () => new AppError('INVALID', 'This file is damaged and cannot be unpacked. Export it again.')
