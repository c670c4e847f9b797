import sharp, { type Sharp } from 'sharp'

/** Pixels as they are shown, four bytes each: red, green, blue, and one that says nothing. */
export type Picture = { data: Uint8Array; width: number; height: number }

/** A page that waits to be looked at, at the size that is asked for; throws Unreadable. */
export type OpenPage = {
  name: string
  /** From 1. */
  number: number
  draw(longSide: number): Promise<Picture>
}

/** Why a file or a page cannot be read, in words for the office. */
export class Unreadable extends Error {}

export const rawOf = ({ data, width, height }: Picture) =>
  sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw: { width, height, channels: 4 } })

export async function pictureOf(image: Sharp): Promise<Picture> {
  const { data, info } = await image.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The longer side of the picture that is kept, in pixels: 170 to the inch on A4, where handwriting is well read. */
const KEPT_SIDE = 2000
const KEPT_QUALITY = 72

/** The JPEG that is kept of a page, turned upright by so many quarters clockwise. */
export async function keptPicture(picture: Picture, quarters: number) {
  const { data, info } = await rawOf(picture)
    .removeAlpha()
    .rotate(quarters * 90)
    .resize({ width: KEPT_SIDE, height: KEPT_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: KEPT_QUALITY, mozjpeg: true })
    .toBuffer({ resolveWithObject: true })
  return { jpeg: new Uint8Array(data), width: info.width, height: info.height }
}

const LOOK_SIDE = 800
/** So much darker than the paper is ink; so little of it is no more than dust. */
const INK = 45
const DUST = 0.0002

/** Whether there is nothing on a page but paper: no line of ink inside its edges, however faint the hand. */
export async function isBlank(picture: Picture): Promise<boolean> {
  const { data, info } = await rawOf(picture)
    .removeAlpha()
    .greyscale()
    .resize({ width: LOOK_SIDE, height: LOOK_SIDE, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const [left, top] = [Math.round(width * 0.04), Math.round(height * 0.04)]
  const counts = new Uint32Array(256)
  let pixels = 0
  for (let y = top; y < height - top; y++) {
    for (let x = left; x < width - left; x++) {
      const level = data[(y * width + x) * info.channels] ?? 255
      counts[level] = (counts[level] ?? 0) + 1
      pixels++
    }
  }
  return darkerThan(counts, median(counts, pixels) - INK) < pixels * DUST
}

function median(counts: Uint32Array, pixels: number) {
  let [seen, level] = [0, 0]
  while (level < 255 && seen + (counts[level] ?? 0) < pixels / 2) seen += counts[level++] ?? 0
  return level
}

const darkerThan = (counts: Uint32Array, level: number) =>
  counts.slice(0, Math.max(0, level)).reduce((sum, count) => sum + count, 0)
