import { AppError } from '@/lib/errors'

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
const PREFIX = 'data:image/png;base64,'

/** The bytes of a drawn mark from a PNG data address; INVALID when it is not a PNG of a sensible size. */
export function readDrawnMark(data: string): Uint8Array {
  const wrong = () =>
    AppError.field('mark', 'We could not read the drawing. Clear it and draw again, or type your name.')
  if (!data.startsWith(PREFIX)) throw wrong()
  const bytes = Buffer.from(data.slice(PREFIX.length), 'base64')
  if (bytes.length < 60 || !bytes.subarray(0, 8).equals(PNG)) throw wrong()
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  if (width < 1 || height < 1 || width > 3000 || height > 2000) throw wrong()
  return bytes
}
