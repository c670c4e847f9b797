import { bodyFont, bodyFontBytes } from '../look'
import type { Weight } from './catalogue'

/** What a file says of one weight of the body's typeface, and the font program that draws some of its glyphs. */
export type EmbeddedFace = {
  name: string
  /** Entries of the font's description. */
  descriptor: string
  /** Advances by glyph, in thousandths. */
  widths: string
  programFor(glyphs: number[]): Buffer
}

const faces = new Map<Weight, EmbeddedFace>()

/** The face of a weight, read once; only after the fonts are loaded. */
export function faceOf(weight: Weight): EmbeddedFace {
  const face = faces.get(weight) ?? read(weight)
  faces.set(weight, face)
  return face
}

function read(weight: Weight): EmbeddedFace {
  const font = bodyFont(weight)
  const tables = tablesOf(Buffer.from(bodyFontBytes(weight)))
  const { minX, minY, maxX, maxY } = font.bbox
  return {
    name: font.postscriptName ?? `Body${weight}`,
    descriptor: `/Flags 4 /FontBBox [${minX} ${minY} ${maxX} ${maxY}] /ItalicAngle ${font.italicAngle} /Ascent ${font.ascent} /Descent ${font.descent} /CapHeight ${font.capHeight} /XHeight ${font.xHeight} /StemV 0`,
    widths: advances(tables, font.unitsPerEm).join(' '),
    programFor: (glyphs) => program(tables, glyphs),
  }
}

type Tables = Record<(typeof NEEDED)[number], Buffer>
// In the order in which a font lists them.
const NEEDED = ['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'] as const

function tablesOf(font: Buffer): Tables {
  const rows = Array.from({ length: font.readUInt16BE(4) }, (_, at) => font.subarray(12 + 16 * at, 28 + 16 * at))
  return Object.fromEntries(
    NEEDED.map((name) => {
      const row = rows.find((each) => each.toString('latin1', 0, 4) === name)
      if (!row) throw new Error(`The font has no table ${name}.`)
      return [name, font.subarray(row.readUInt32BE(8), row.readUInt32BE(8) + row.readUInt32BE(12))]
    }),
  ) as Tables
}

// The last advance of the table holds for all glyphs after it.
function advances({ hhea, hmtx, maxp }: Tables, unitsPerEm: number): number[] {
  const last = hhea.readUInt16BE(34) - 1
  return Array.from({ length: maxp.readUInt16BE(4) }, (_, glyph) => {
    return (hmtx.readUInt16BE(4 * Math.min(glyph, last)) * 1000) / unitsPerEm
  })
}

/** A font with the outlines of these glyphs alone, under the numbers that they have in the whole one. */
function program(tables: Tables, glyphs: number[]): Buffer {
  const { glyf, head, loca, maxp } = tables
  const short = head.readInt16BE(50) === 0
  const startOf = (glyph: number) => (short ? loca.readUInt16BE(2 * glyph) * 2 : loca.readUInt32BE(4 * glyph))
  const outlineOf = (glyph: number) => glyf.subarray(startOf(glyph), startOf(glyph + 1))
  const kept = new Set<number>()
  const keep = (glyph: number) => {
    if (kept.has(glyph)) return
    kept.add(glyph)
    for (const part of partsOf(outlineOf(glyph))) keep(part)
  }
  for (const glyph of [0, ...glyphs]) keep(glyph)
  const count = maxp.readUInt16BE(4)
  const outlines: Buffer[] = []
  const starts = Buffer.alloc((count + 1) * 4)
  let at = 0
  for (let glyph = 0; glyph < count; glyph++) {
    starts.writeUInt32BE(at, 4 * glyph)
    if (!kept.has(glyph)) continue
    outlines.push(outlineOf(glyph))
    at += outlineOf(glyph).length
  }
  starts.writeUInt32BE(at, 4 * count)
  const long = Buffer.from(head)
  long.writeInt16BE(1, 50)
  return fontFile({ ...tables, glyf: Buffer.concat(outlines), loca: starts, head: long })
}

const [WORDS, SCALE, MORE, SCALES, MATRIX] = [0x1, 0x8, 0x20, 0x40, 0x80]

/** The glyphs that a letter is put together from, as an E and its accent. */
function partsOf(outline: Buffer): number[] {
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return []
  const parts: number[] = []
  for (let at = 10, flags = MORE; flags & MORE; ) {
    flags = outline.readUInt16BE(at)
    parts.push(outline.readUInt16BE(at + 2))
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & SCALES ? 4 : flags & MATRIX ? 8 : 0)
  }
  return parts
}

function fontFile(tables: Tables): Buffer {
  const head = Buffer.alloc(12 + 16 * NEEDED.length)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(NEEDED.length, 4)
  const parts = [head]
  let offset = head.length
  for (const [at, name] of NEEDED.entries()) {
    const table = tables[name]
    head.write(name, 12 + 16 * at, 'latin1')
    head.writeUInt32BE(offset, 20 + 16 * at)
    head.writeUInt32BE(table.length, 24 + 16 * at)
    // Tables begin on a multiple of four bytes.
    const padded = Buffer.alloc((table.length + 3) & ~3)
    table.copy(padded)
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat(parts)
}
