import { type PDFDocument, PDFHexString, PDFName, type PDFPage, type PDFRef } from 'pdf-lib'
import { addStream } from '../streams'
import type { Line } from './layout'
import { round, unite } from './outline'
import type { Piece } from './types'

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
  const rgb = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ')
  let current = -1
  let shown = ''
  for (const piece of line.pieces) {
    const { font, code } = placeOf(fonts, piece)
    if (font !== current) shown += `${current < 0 ? '' : '> Tj\n'}/${fonts.prefix}${font} ${line.size} Tf\n<`
    current = font
    shown += byte(code)
  }
  return `q\n${rgb} rg\nBT\n1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm\n${shown}> Tj\nET\nQ`
}

/** Writes the fonts into the file and gives them to its pages. */
export function embedFonts(document: PDFDocument, fonts: PieceFonts, pages: PDFPage[]) {
  for (let font = 0; font * PER_FONT < fonts.pieces.length; font++) {
    const ref = embed(document, [GAUGE, ...fonts.pieces.slice(font * PER_FONT, (font + 1) * PER_FONT)])
    for (const page of pages) page.node.setFontDictionary(PDFName.of(`${fonts.prefix}${font}`), ref)
  }
}

function embed({ context }: PDFDocument, pieces: Piece[]): PDFRef {
  const whole = pieces.reduce((box, piece) => unite(box, piece.box), unite(null, [0, 0, 0, 0])) ?? [0, 0, 0, 0]
  const name = (at: number) => (at === 0 ? 'm' : `p${at}`)
  const procedures = pieces.map(({ advance, box, path }, at) => {
    const [left, bottom, right, top] = box ?? [0, 0, 0, 0]
    const bounds = [Math.floor(left), Math.floor(bottom), Math.ceil(right), Math.ceil(top)].join(' ')
    return [name(at), addStream(context, `${round(advance)} 0 ${bounds} d1\n${path ? `${path}\nf` : ''}`)] as const
  })
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type3',
      Name: 'Pieces',
      FontBBox: [Math.floor(whole[0]), Math.floor(whole[1]), Math.ceil(whole[2]), Math.ceil(whole[3])],
      FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
      FirstChar: 1,
      LastChar: pieces.length,
      Widths: pieces.map((piece) => round(piece.advance)),
      Encoding: { Type: 'Encoding', Differences: [1, ...pieces.map((_, at) => name(at))] },
      CharProcs: Object.fromEntries(procedures),
      Resources: {},
      ToUnicode: addStream(context, toUnicode(pieces.map((piece) => piece.text))),
    }),
  )
}

const byte = (code: number) => code.toString(16).padStart(2, '0').toUpperCase()

const utf16 = (text: string) => PDFHexString.fromText(text).asString().slice(4)

/** The table by which a viewer turns codes back into text; at most a hundred rows stand in one group. */
function toUnicode(texts: string[]): string {
  const rows = texts.map((text, at) => `<${byte(at + 1)}> <${utf16(text)}>`)
  const groups = Array.from({ length: Math.ceil(rows.length / 100) }, (_, at) => rows.slice(at * 100, at * 100 + 100))
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Pieces-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
${groups.map((group) => `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`).join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
