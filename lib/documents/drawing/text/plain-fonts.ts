import { deflateSync } from 'node:zlib'
import type { Objects } from '../file/objects'
import type { Weight } from './catalogue'
import { faceOf } from './font-program'
import { rgb, toUnicode } from './piece-fonts'
import type { PlainBlock } from './plain'

/** The body's typeface in one file: for each weight the glyphs that were shown and the letters they stand for. */
export type PlainFonts = { prefix: string; shown: Map<Weight, Map<number, number[]>> }

export const noPlainFonts = (prefix: string): PlainFonts => ({ prefix, shown: new Map() })

const code = (glyph: number) => glyph.toString(16).padStart(4, '0')
const short = (value: number) => Number(value.toFixed(3))

/** Operators that show a block with its upper left corner at the origin, y upwards; `colour` is `#rrggbb`. */
export function showPlain(fonts: PlainFonts, { runs, size, weight }: PlainBlock, colour: string): string {
  const seen = fonts.shown.get(weight) ?? new Map<number, number[]>()
  fonts.shown.set(weight, seen)
  let shown = `${rgb(colour)} rg\nBT\n/${fonts.prefix}T${weight} ${size} Tf`
  for (const { x, y, glyphs } of runs) {
    shown += `\n1 0 0 1 ${short(x)} ${short(-y)} Tm\n[<`
    for (const { id, codePoints, back } of glyphs) {
      seen.set(id, codePoints)
      shown += code(id)
      if (Math.abs(back) > 0.0005) shown += `> ${short(back)} <`
    }
    shown += '>] TJ'
  }
  return `${shown}\nET`
}

/** Writes the fonts into a file and gives their entries for its pages. */
export function writePlainFonts(objects: Objects, { prefix, shown }: PlainFonts): string {
  return Array.from(shown, ([weight, glyphs]) => `/${prefix}T${weight} ${writeFont(objects, weight, glyphs)} `).join('')
}

function writeFont({ put, putBytes, putStream }: Objects, weight: Weight, glyphs: Map<number, number[]>): string {
  const { name, descriptor, widths, programFor } = faceOf(weight)
  const program = programFor([...glyphs.keys()])
  const file = putBytes(deflateSync(program), `/Length1 ${program.length} `)
  const about = put(`<< /Type /FontDescriptor /FontName /${name} ${descriptor} /FontFile2 ${file} >>`)
  const face = put(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${about} /CIDToGIDMap /Identity /W [0 [${widths}]] >>`,
  )
  const rows = [...glyphs].sort(([one], [other]) => one - other)
  const texts = rows.map(([id, points]): [string, string] => [code(id), String.fromCodePoint(...points)])
  return put(
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${face}] /ToUnicode ${putStream(toUnicode(texts))} >>`,
  )
}
