import { Direction, Buffer as HbBuffer, shape } from 'harfbuzzjs'
import type { Face } from './face'
import { letters } from './letters'
import { outlineOf, unite } from './outline'
import type { Outline, Piece } from './types'

export type Glyph = { id: number; cluster: number; advance: number; dx: number; dy: number }

// One for all: what is made anew for each run stands in HarfBuzz's own memory, which only grows, until a collection long after.
const buffer = new HbBuffer()

/** The glyphs of a run as HarfBuzz sets them, from left to right; in thousandths of the type size. */
export function glyphsOf(face: Face, text: string, rtl: boolean): Glyph[] {
  buffer.reset()
  buffer.addText(text)
  buffer.setDirection(rtl ? Direction.RTL : Direction.LTR)
  // Set before guessing, which would take the language of the machine.
  buffer.setLanguage(face.language)
  buffer.guessSegmentProperties()
  shape(face.font, buffer)
  return buffer.getGlyphInfosAndPositions().map((glyph) => ({
    id: glyph.codepoint,
    cluster: glyph.cluster,
    advance: (glyph.xAdvance ?? 0) * face.scale,
    dx: (glyph.xOffset ?? 0) * face.scale,
    dy: (glyph.yOffset ?? 0) * face.scale,
  }))
}

/** Shapes a run of one face and one direction into pieces, from left to right. */
export function shapeRun(face: Face, text: string, rtl: boolean): Piece[] {
  const glyphs = glyphsOf(face, text, rtl)
  const starts = [...new Set(glyphs.map((glyph) => glyph.cluster))].sort((a, b) => a - b)
  const textFrom = (start: number) => text.slice(start, starts[starts.indexOf(start) + 1] ?? text.length)
  const pieces: (Piece & { cluster: number })[] = []
  for (const glyph of glyphs) {
    let piece = pieces.at(-1)
    if (piece?.cluster !== glyph.cluster) {
      piece = { cluster: glyph.cluster, text: textFrom(glyph.cluster), advance: 0, path: '', box: null }
      pieces.push(piece)
    }
    add(piece, outlineOf(face, glyph.id, piece.advance + glyph.dx, glyph.dy))
    piece.advance += glyph.advance
  }
  return pieces.flatMap(({ text, advance, path, box }) => letters({ text, advance, path, box }, rtl))
}

export function add(piece: Piece, outline: Outline) {
  piece.path = [piece.path, outline.path].filter(Boolean).join('\n')
  piece.box = unite(piece.box, outline.box)
}
