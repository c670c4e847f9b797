import { deflateSync, inflateSync } from 'node:zlib'
import type { Objects } from './file/objects'
import type { Ink } from './ink'
import { type Png, readPng, unfilteredRows } from './png'

/** A PNG as the renderer takes it. */
export const picture = (png: Uint8Array) => ({ data: Buffer.from(png), format: 'png' as const })

/** Throws for a broken picture, before the drawing begins: the renderer would leave it out without a word. */
export function checkPicture(png: Uint8Array | null, what: string) {
  if (png && !isWhole(png)) throw new Error(`${what} is not a whole PNG picture.`)
}

function isWhole(data: Uint8Array): boolean {
  try {
    const png = readPng(data)
    return png !== null && inflateSync(png.packed).length > 0
  } catch {
    return false
  }
}

/** Operators that show a PNG within a room of points below the origin, at its lower left; null for a kind that is not known here. */
export function showPicture(ink: Ink, data: Uint8Array, width: number, height: number): string | null {
  const png = readPng(data)
  const write = png && writer(png)
  if (!png || !write) return null
  const scale = Math.min(width / png.width, height / png.height)
  const name = `${ink.prefix}I${ink.pictures.push(write) - 1}`
  // Cut off at the edge, as the renderer does.
  const edge = `0 ${-height} ${width} ${height} re\nW n`
  return `${edge}\n${(png.width * scale).toFixed(3)} 0 0 ${(png.height * scale).toFixed(3)} 0 ${-height} cm\n/${name} Do`
}

/** How to write a picture of eight bits to a colour, with or without an alpha channel; those are what browsers make. */
function writer(png: Png): ((objects: Objects) => string) | null {
  const { width, height, depth, kind, interlaced, clear, packed } = png
  if (depth !== 8 || interlaced || clear) return null
  const about = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 `
  if (kind === 2) {
    // Rows of a PNG without an alpha channel are what a PDF holds, as they are.
    const rows = `/DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns ${width} >> `
    return ({ putBytes }) => putBytes(packed, `${about}/ColorSpace /DeviceRGB ${rows}`)
  }
  const rows = kind === 6 ? unfilteredRows(png, 4) : null
  if (!rows) return null
  const [colours, alpha] = [Buffer.alloc(width * height * 3), Buffer.alloc(width * height)]
  let solid = true
  for (let at = 0; at < alpha.length; at++) {
    const from = at * 4
    const to = at * 3
    colours[to] = rows[from] ?? 0
    colours[to + 1] = rows[from + 1] ?? 0
    colours[to + 2] = rows[from + 2] ?? 0
    const opacity = rows[from + 3] ?? 255
    alpha[at] = opacity
    if (opacity !== 255) solid = false
  }
  return ({ putBytes }) => {
    const mask = solid ? '' : `/SMask ${putBytes(deflateSync(alpha), `${about}/ColorSpace /DeviceGray `)} `
    return putBytes(deflateSync(colours), `${about}/ColorSpace /DeviceRGB ${mask}`)
  }
}
