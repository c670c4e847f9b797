import { faceFor, familiesFor, type Weight } from './catalogue'
import { outlineOf, round, unite } from './outline'
import { add, shapeRun } from './shape'
import type { Piece } from './types'

const MARK = /^\p{M}$/u
const IGNORED = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]$/u

/** A letter whose marks stand in another font: each is drawn from where it is found, the marks over the middle. */
export function shapeApart(text: string, weight: Weight): Piece {
  const piece: Piece = { text, advance: 0, path: '', box: null }
  for (const character of text) {
    if (IGNORED.test(character)) continue
    const codePoint = character.codePointAt(0) ?? 0
    const face = faceFor([codePoint], familiesFor(text), weight)
    if (face && MARK.test(character) && piece.box) {
      const glyph = face.font.nominalGlyph(codePoint) ?? 0
      const own = outlineOf(face, glyph, 0, 0).box ?? [0, 0, 0, 0]
      const middle = (piece.box[0] + piece.box[2]) / 2
      const lift = own[1] > 0 ? Math.max(0, piece.box[3] + 40 - own[1]) : Math.min(0, piece.box[1] - 40 - own[3])
      add(piece, outlineOf(face, glyph, middle - (own[0] + own[2]) / 2, lift))
      continue
    }
    const parts = face ? shapeRun(face, character, false) : [codePointBox(codePoint, weight)]
    for (const part of parts) append(piece, part)
  }
  return piece
}

function append(piece: Piece, part: Piece) {
  const dx = round(piece.advance)
  const box = part.box
  // Coordinates come in pairs, x first.
  const path = part.path.replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, x, y) => `${round(Number(x) + dx)} ${y}`)
  piece.path = [piece.path, path].filter(Boolean).join('\n')
  piece.box = unite(piece.box, box && [box[0] + dx, box[1], box[2] + dx, box[3]])
  piece.advance += part.advance
}

/** What no font has: a frame with the number of the character, so that nothing is lost unseen. */
export function codePointBox(codePoint: number, weight: Weight): Piece {
  const digits = codePoint.toString(16).toUpperCase().padStart(4, '0')
  const perRow = Math.ceil(digits.length / 2)
  const [cell, low, high, line] = [250, -120, 780, 40]
  const width = perRow * cell + 160
  const [right, inner] = [width - 60, width - 60 - line]
  const piece: Piece = { text: String.fromCodePoint(codePoint), advance: width, path: '', box: [60, low, right, high] }
  // The hole runs the other way round, so that the frame stays hollow.
  const frame = `60 ${low} m ${right} ${low} l ${right} ${high} l 60 ${high} l h
${60 + line} ${low + line} m ${60 + line} ${high - line} l ${inner} ${high - line} l ${inner} ${low + line} l h`
  add(piece, { path: frame, box: null })
  const face = faceFor([0x30, 0x41], familiesFor(''), weight)
  if (!face) return piece
  for (const [at, digit] of [...digits].entries()) {
    const glyph = face.font.nominalGlyph(digit.codePointAt(0) ?? 0) ?? 0
    const row = Math.floor(at / perRow)
    add(piece, outlineOf(face, glyph, 90 + (at % perRow) * cell, row === 0 ? 380 : -40, 0.42))
  }
  return piece
}
