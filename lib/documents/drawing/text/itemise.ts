import bidiFactory from 'bidi-js'
import { EUROPEAN, type Families, faceFor, familiesFor, HANDWRITING, type Weight } from './catalogue'
import type { Face } from './face'

/** A run of one font and one direction; a null face is drawn character by character. */
export type Run = { start: number; end: number; level: number; face: Face | null }

const bidi = bidiFactory()
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const EUROPEAN_WITH_MARKS = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}/u
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}]/gu

const codePointsOf = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0)

/** The characters a font must have to draw this cluster; joiners and selectors are not drawn. */
export const visible = (cluster: string) => codePointsOf(cluster.replace(INVISIBLE, ''))

export type Faces = (cluster: string) => Face | null

/** How the clusters of a text find their faces; the handwriting only where it has every letter of it. */
export function facesFor(text: string, weight: Weight, hand: boolean): Faces {
  // Only one family knows where the marks of these letters go; others merely have them.
  const pick = (families: Families, marked: Families) => (cluster: string) =>
    faceFor(visible(cluster), EUROPEAN_WITH_MARKS.test(cluster) ? marked : families, weight)
  const typeset = pick(familiesFor(text), EUROPEAN)
  if (!hand) return typeset
  const written = pick(HANDWRITING, HANDWRITING)
  for (const { segment } of graphemes.segment(text)) if (!written(segment)) return typeset
  return written
}

/** Levels for the whole of a paragraph, one for each UTF-16 unit, and its own. */
export function levelsOf(text: string): { levels: Uint8Array; base: number } {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto')
  return { levels, base: paragraphs[0]?.level ?? 0 }
}

/** Splits `text` from `start` to `end` where the font or the direction changes. */
export function itemise(text: string, start: number, end: number, levels: Uint8Array, faces: Faces): Run[] {
  const runs: Run[] = []
  for (const { segment, index } of graphemes.segment(text.slice(start, end))) {
    const at = start + index
    const level = levels[at] ?? 0
    const last = runs.at(-1)
    // Points and joiners stay with the letters before them, so that runs are long.
    const stays = !/^[\p{L}\p{N}\s]/u.test(segment) && last?.face && visible(segment).every(last.face.has)
    const face = stays ? last.face : faces(segment)
    if (last && last.face === face && last.level === level && face) last.end = at + segment.length
    else runs.push({ start: at, end: at + segment.length, level, face })
  }
  return runs
}

/** From the order of reading to the order on the line, left to right (rule L2 of the bidirectional algorithm). */
export function inVisualOrder(runs: Run[]): Run[] {
  const ordered = [...runs]
  const highest = Math.max(0, ...runs.map((run) => run.level))
  for (let level = highest; level > 0; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from
      while ((ordered[to]?.level ?? -1) >= level) to++
      if (to > from + 1) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse())
      if (to > from) from = to
    }
  }
  return ordered
}
