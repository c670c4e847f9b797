import type { Objects } from '../file/objects'
import type { Line } from './layout'
import { round, unite } from './outline'
import type { Box, Piece } from './types'

/**
 * Fonts made for one file, with a character for each shaped piece: its picture is the outline, its width the advance, and
 * its text, which is what is searched and copied, the letters it stands for. So no viewer has to shape anything.
 */
export type PieceFonts = { prefix: string; places: Map<string, Place>; pieces: Piece[] }
type Place = { font: number; code: number }

const PER_FONT = 254
// Code 1 is an empty letter named m: readers guess the size of a made font from the width of its m, and so find spaces.
const GAUGE: Piece = { text: '\u200B', advance: 600, path: '', box: null }

export const noFonts = (prefix: string): PieceFonts => ({ prefix, places: new Map(), pieces: [] })

function placeOf(fonts: PieceFonts, piece: Piece): Place {
  const key = `${piece.text}\n${round(piece.advance)}\n${piece.path}`
  const known = fonts.places.get(key)
  if (known) return known
  const at = fonts.pieces.push(piece) - 1
  const place = { font: Math.floor(at / PER_FONT), code: (at % PER_FONT) + 2 }
  fonts.places.set(key, place)
  return place
}

/** Operators that show a line with its baseline's left end at `x`, `y` (points, y upwards); `colour` is `#rrggbb`. */
export function showLine(fonts: PieceFonts, line: Line, colour: string, x: number, y: number): string {
  if (line.pieces.length === 0) return ''
  let current = -1
  let shown = ''
  for (const piece of line.pieces) {
    const { font, code } = placeOf(fonts, piece)
    if (font !== current) shown += `${current < 0 ? '' : '> Tj\n'}/${fonts.prefix}${font} ${line.size} Tf\n<`
    current = font
    shown += byte(code)
  }
  return `q\n${rgb(colour)} rg\nBT\n1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm\n${shown}> Tj\nET\nQ`
}

/** Writes the fonts into a file and gives their entries for its pages. */
export function writePieceFonts(objects: Objects, { prefix, pieces }: PieceFonts): string {
  let entries = ''
  for (let font = 0; font * PER_FONT < pieces.length; font++) {
    const shown = [GAUGE, ...pieces.slice(font * PER_FONT, (font + 1) * PER_FONT)]
    entries += `/${prefix}${font} ${writeFont(objects, shown)} `
  }
  return entries
}

function writeFont({ put, putStream }: Objects, pieces: Piece[]): string {
  const [left, bottom, right, top] = wholeNumbers(
    pieces.reduce((box, piece) => unite(box, piece.box), unite(null, EMPTY)),
  )
  // Letters of the same look that stand for others, and all that have none, share one drawing.
  const drawings = new Map<string, string>()
  const drawn = pieces.map(({ advance, box, path }) => {
    const drawing = `${round(advance)} 0 ${wholeNumbers(box).join(' ')} d1\n${path ? `${path}\nf` : ''}`
    const ref = drawings.get(drawing) ?? putStream(drawing)
    drawings.set(drawing, ref)
    return ref
  })
  const name = (at: number) => (at === 0 ? '/m' : `/p${at}`)
  const procedures = drawn.map((ref, at) => `${name(at)} ${ref}`).join(' ')
  const widths = pieces.map((piece) => round(piece.advance)).join(' ')
  const texts = pieces.map((piece, at): [string, string] => [byte(at + 1), piece.text])
  return put(
    `<< /Type /Font /Subtype /Type3 /Name /Pieces /FontBBox [${left} ${bottom} ${right} ${top}] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 /LastChar ${pieces.length} /Widths [${widths}] /Encoding << /Type /Encoding /Differences [1 ${pieces.map((_, at) => name(at)).join(' ')}] >> /CharProcs << ${procedures} >> /Resources << >> /ToUnicode ${putStream(toUnicode(texts))} >>`,
  )
}

const EMPTY: Box = [0, 0, 0, 0]

const wholeNumbers = (box: Box | null) => {
  const [left, bottom, right, top] = box ?? EMPTY
  return [Math.floor(left), Math.floor(bottom), Math.ceil(right), Math.ceil(top)]
}

/** `#rrggbb` as the operands of a colour. */
export const rgb = (colour: string) =>
  [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ')

const byte = (code: number) => code.toString(16).padStart(2, '0').toUpperCase()

const utf16 = (text: string) =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0').toUpperCase()).join(
    '',
  )

/** The table by which a viewer turns codes, in hexadecimal, back into text; at most a hundred rows stand in one group. */
export function toUnicode(texts: [code: string, text: string][]): string {
  const rows = texts.map(([code, text]) => `<${code}> <${utf16(text)}>`)
  const groups = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(at * 100, at * 100 + 100))
  const [first = ''] = texts[0] ?? []
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Pieces-UCS def
/CMapType 2 def
1 begincodespacerange
<${first.replace(/./g, '0')}> <${first.replace(/./g, 'F')}>
endcodespacerange
${groups.map((group) => `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`).join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
