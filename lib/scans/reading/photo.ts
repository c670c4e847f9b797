import sharp from 'sharp'
import { type OpenPage, pictureOf, Unreadable } from './picture'

/** More pixels than any telephone takes; what is above is never unpacked. */
const MOST_PIXELS = 120_000_000

/** A photograph or a single scanned picture as a page; read only as large as it is asked for. */
export async function openPhoto(name: string, bytes: Uint8Array): Promise<OpenPage> {
  const size = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (!size?.width || !size.height) throw new Unreadable('This picture is damaged and cannot be opened.')
  if (size.width * size.height > MOST_PIXELS) {
    throw new Unreadable('This picture has more than 120 million pixels. Take it again at an ordinary size.')
  }
  return {
    name,
    number: 1,
    draw: async (longSide) => {
      const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, sequentialRead: true, failOn: 'error' })
        .autoOrient()
        .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
      return pictureOf(image).catch(() => {
        throw new Unreadable('This picture is damaged and cannot be opened.')
      })
    },
  }
}
