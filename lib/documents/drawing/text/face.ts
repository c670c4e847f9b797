import { readFileSync } from 'node:fs'
import { Blob, Font, Face as HbFace } from 'harfbuzzjs'
import { keeping } from '../kept'
import type { Outline } from './types'
import { unpackWoff } from './woff'

/** One font file, ready for shaping; measures in thousandths of the type size. */
export type Face = {
  font: Font
  language: string
  scale: number
  has(codePoint: number): boolean
  /** Outlines made lately, by glyph and place. */
  glyphs(key: string, make: () => Outline): Outline
}

const faces = new Map<string, Face>()

/** Reads a font file once; later callers share it. */
export function loadFace(file: string, language: string): Face {
  const known = faces.get(file)
  if (known) return known
  const hbFace = new HbFace(new Blob(unpackWoff(readFileSync(/* turbopackIgnore: true */ file))))
  const font = new Font(hbFace)
  const face: Face = {
    font,
    language,
    scale: 1000 / hbFace.upem,
    has: (codePoint) => (font.nominalGlyph(codePoint) ?? 0) !== 0,
    glyphs: keeping<Outline>(2_000),
  }
  faces.set(file, face)
  return face
}
