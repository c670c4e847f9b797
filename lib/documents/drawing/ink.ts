import type { Objects } from './file/objects'
import { MARK } from './file/read-part'
import { noFonts, type PieceFonts } from './text/piece-fonts'
import { noPlainFonts, type PlainFonts } from './text/plain-fonts'

/**
 * What is put into a file after the renderer has drawn its pages: texts, laid out before, and pictures. With `overlay` that
 * is all running text too, so that pages of the same shape are drawn once.
 */
export type Ink = {
  prefix: string
  overlay: boolean
  pieces: PieceFonts
  plain: PlainFonts
  pictures: ((objects: Objects) => string)[]
  shown: string[]
}

/** Ink for one file; `prefix` keeps its names apart from those of other files that it is joined with. */
export const noInk = (prefix: string, { overlay = false } = {}): Ink => ({
  prefix,
  overlay,
  pieces: noFonts(prefix),
  plain: noPlainFonts(prefix),
  pictures: [],
  shown: [],
})

type Paint = (painter: { miterLimit(limit: number): unknown }) => null

/** Keeps operators for their place in a page and gives the drawing that marks it; there y counts upwards from its top edge. */
export function place(ink: Ink, operators: string): Paint {
  const mark = MARK + ink.shown.push(operators) - 1
  return (painter) => {
    painter.miterLimit(mark)
    return null
  }
}
