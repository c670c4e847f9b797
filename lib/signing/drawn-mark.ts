import { AppError } from '@/lib/errors'
import { soundPng } from '@/lib/format/sound-png'

const PREFIX = 'data:image/png;base64,'
/** What a pad sends is some tens of kilobytes. */
const MOST_TEXT = 1024 * 1024
const [WIDEST, HIGHEST] = [3000, 2000]

/** The bytes of a drawn mark from a PNG data address; INVALID when it is not a PNG, whole and of a sensible size. */
export function readDrawnMark(data: string): Uint8Array {
  const wrong = () =>
    AppError.field('mark', 'We could not read the drawing. Clear it and draw again, or type your name.')
  if (!data.startsWith(PREFIX) || data.length > MOST_TEXT) throw wrong()
  const bytes = Buffer.from(data.slice(PREFIX.length), 'base64')
  const [width, height] = soundPng(bytes, WIDEST * HIGHEST) ?? [0, 0]
  if (width < 1 || height < 1 || width > WIDEST || height > HIGHEST) throw wrong()
  return bytes
}
