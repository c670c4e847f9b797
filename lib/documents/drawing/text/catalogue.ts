import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Face, loadFace } from './face'

export type Weight = 400 | 600
type Subset = { file: (weight: Weight) => string; ranges: [number, number][]; language: string }

const FONTS = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@fontsource')

const hex = (text: string) => Number.parseInt(text, 16)

/** The files of a family with the characters each is made for, as its own index lists them. */
function subsetsOf(family: string, language: string): Subset[] {
  const index: Record<string, string> = JSON.parse(readFileSync(join(FONTS, family, 'unicode.json'), 'utf8'))
  return Object.entries(index).map(([name, list]) => ({
    file: (weight) => join(FONTS, family, 'files', `${family}-${name.replace(/[[\]]/g, '')}-${weight}-normal.woff`),
    ranges: list.split(',').map((range) => {
      const [from = '', to = from] = range.replace(/^U\+/i, '').split('-')
      return [hex(from), hex(to)]
    }),
    language,
  }))
}

const families = new Map<string, Subset[]>()

function family(name: string, language = 'en'): Subset[] {
  const known = families.get(name)
  if (known) return known
  const subsets = subsetsOf(name, language)
  families.set(name, subsets)
  return subsets
}

/** Letters that Urdu has and Arabic has not: a name with one of them is set in Nastaliq. */
const URDU = /[\u0679\u0688\u0691\u06BA\u06BE\u06C1-\u06C3\u06D2\u06D3]/

/** The families to try for a text, first choice first. */
export function familiesFor(text: string): Subset[][] {
  const nastaliq = URDU.test(text) ? [family('noto-nastaliq-urdu', 'ur')] : []
  return [
    family('noto-sans'),
    family('noto-sans-hebrew', 'he'),
    ...nastaliq,
    family('noto-sans-arabic', 'ar'),
    family('noto-sans-devanagari', 'hi'),
    family('noto-sans-bengali', 'bn'),
    family('noto-sans-gujarati', 'gu'),
    family('noto-sans-gurmukhi', 'pa'),
    family('noto-sans-tamil', 'ta'),
    family('noto-emoji'),
    family('noto-sans-sc', 'zh-Hans'),
  ]
}

/** The handwriting, for a typed mark in Latin or Cyrillic letters. */
export const handwriting = () => [family('caveat')]

const within = (subset: Subset, codePoint: number) =>
  subset.ranges.some(([from, to]) => codePoint >= from && codePoint <= to)

/** The first file that draws every one of the code points, or null. */
export function faceFor(codePoints: number[], families: Subset[][], weight: Weight): Face | null {
  for (const subset of families.flat()) {
    if (!codePoints.every((codePoint) => within(subset, codePoint))) continue
    const face = loadFace(subset.file(weight), subset.language)
    if (codePoints.every(face.has)) return face
  }
  return null
}

/** The file of the body's own typeface, for the renderer. */
export const bodyFile = (weight: Weight) => join(FONTS, 'noto-sans', 'files', `noto-sans-latin-${weight}-normal.woff`)

/**
 * True for text that the renderer can set by itself: every letter in that one file. Where it has to change fonts within a
 * line, the spaces are copied out as other characters.
 */
export function isPlain(text: string): boolean {
  const face = loadFace(bodyFile(400), 'en')
  return Array.from(new Set(text.normalize('NFC'))).every(
    (character) =>
      character === '\n' || (!/[\p{M}\p{Cf}\p{Cc}]/u.test(character) && face.has(character.codePointAt(0) ?? 0)),
  )
}
