import { keeping } from '../kept'
import type { Weight } from './catalogue'
import { type Faces, facesFor, inVisualOrder, itemise, levelsOf } from './itemise'
import { letters } from './letters'
import { shapeRun } from './shape'
import { shapeApart } from './substitute'
import type { Piece } from './types'

export type TypeStyle = { size: number; weight?: Weight; hand?: boolean; lineHeight?: number }
/** A line from left to right, with its true text; measures in points, the baseline counted from the line's upper edge. */
export type Line = {
  number: number
  text: string
  pieces: Piece[]
  size: number
  width: number
  height: number
  baseline: number
  rtl: boolean
}

// Unseen: tells readers that the spaces and points which follow belong to the words from left to right.
const TURN: Piece = { text: '\u200E', advance: 0, path: '', box: null }

const BREAKS = /(?<=\s)(?=\S)|(?<=[-‐–/@])(?=\S)|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const lately = keeping<Line[]>(600)

/** Sets text of any script within a width in points; a word that is too long for a line is broken, never cut. */
export function layOut(text: string, width: number, style: TypeStyle): Line[] {
  const { size, weight, hand, lineHeight } = style
  return lately(`${size} ${weight} ${hand} ${lineHeight} ${width} ${text}`, () => laidOut(text, width, style))
}

function laidOut(text: string, width: number, style: TypeStyle): Line[] {
  const { size, weight = 400, hand = false } = style
  const lines: Line[] = []
  for (const paragraph of text.normalize('NFC').split(/\r\n|[\n\r\u2028\u2029]/)) {
    const clean = paragraph.replace(/\p{Cc}/gu, ' ').trim()
    const faces = facesFor(clean, weight, hand)
    const { levels, base } = levelsOf(clean)
    for (const [start, end] of breakLines(clean, levels, faces, weight, (width / size) * 1000)) {
      const pieces = shapeLine(clean, start, end, levels, faces, weight)
      const above = Math.max(1069, ...pieces.map((piece) => (piece.box?.[3] ?? 0) + 60))
      const below = Math.max(293, ...pieces.map((piece) => 60 - (piece.box?.[1] ?? 0)))
      const height = Math.max((style.lineHeight ?? 1.36) * 1000, above + below)
      const points = (thousandths: number) => (thousandths * size) / 1000
      lines.push({
        number: lines.length + 1,
        text: clean.slice(start, end),
        pieces,
        size,
        width: points(pieces.reduce((sum, piece) => sum + piece.advance, 0)),
        height: points(height),
        baseline: points((height - above - below) / 2 + above),
        rtl: base === 1,
      })
    }
  }
  return lines
}

function shapeLine(text: string, start: number, end: number, levels: Uint8Array, faces: Faces, weight: Weight) {
  return inVisualOrder(itemise(text, start, end, levels, faces)).flatMap(({ face, level, ...run }, at, runs) => {
    const words = text.slice(run.start, run.end)
    const rtl = level % 2 === 1
    const pieces = face ? shapeRun(face, words, rtl) : letters(shapeApart(words, weight), rtl)
    const turns = !rtl && (runs[at - 1]?.level ?? 0) % 2 === 1
    return turns ? [TURN, ...pieces] : pieces
  })
}

/** Start and end of each line; spaces at the turn of a line belong to neither. */
function breakLines(text: string, levels: Uint8Array, faces: Faces, weight: Weight, room: number): [number, number][] {
  const measure = (start: number, end: number) =>
    shapeLine(text, start, end, levels, faces, weight).reduce((sum, piece) => sum + piece.advance, 0)
  if (measure(0, text.length) <= room) return [[0, text.length]]
  const bare = (start: number, end: number): [number, number] => [
    start,
    start + text.slice(start, end).trimEnd().length,
  ]
  const lines: [number, number][] = []
  let [start, end] = [0, 0]
  for (const word of text.split(BREAKS)) {
    const parts =
      measure(...bare(end, end + word.length)) <= room
        ? [word]
        : Array.from(graphemes.segment(word), (part) => part.segment)
    for (const part of parts) {
      if (end > start && measure(...bare(start, end + part.length)) > room) {
        lines.push(bare(start, end))
        start = end
      }
      end += part.length
    }
  }
  return [...lines, bare(start, end)]
}
