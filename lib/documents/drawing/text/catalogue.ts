import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keeping } from '../kept'
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

/** Families to look through, first choice first, with what was found in them lately by letters and weight. */
export type Families = { subsets: () => Subset[]; found: (key: string, make: () => Found) => Found }
type Found = { face: Face | null }

const LATELY = 4_000
const familiesOf = (...lists: (() => Subset[])[]): Families => ({
  subsets: () => lists.flatMap((list) => list()),
  found: keeping<Found>(LATELY),
})

const of = (name: string, language?: string) => () => family(name, language)
const FIRST = [of('noto-sans'), of('noto-sans-hebrew', 'he')]
const LAST = [
  of('noto-sans-arabic', 'ar'),
  of('noto-sans-devanagari', 'hi'),
  of('noto-sans-bengali', 'bn'),
  of('noto-sans-gujarati', 'gu'),
  of('noto-sans-gurmukhi', 'pa'),
  of('noto-sans-tamil', 'ta'),
  of('noto-emoji'),
  of('noto-sans-sc', 'zh-Hans'),
]
const USUAL = familiesOf(...FIRST, ...LAST)
const WITH_NASTALIQ = familiesOf(...FIRST, of('noto-nastaliq-urdu', 'ur'), ...LAST)

/** The families to try for a text. */
export const familiesFor = (text: string): Families => (URDU.test(text) ? WITH_NASTALIQ : USUAL)

/** The family that knows where the marks of European letters go. */
export const EUROPEAN = familiesOf(of('noto-sans'))

/** The handwriting, for a typed mark in Latin or Cyrillic letters. */
export const HANDWRITING = familiesOf(of('caveat'))

const within = (subset: Subset, codePoint: number) =>
  subset.ranges.some(([from, to]) => codePoint >= from && codePoint <= to)

/** The first file that draws every one of the code points, or null. */
export const faceFor = (codePoints: number[], families: Families, weight: Weight): Face | null =>
  families.found(`${weight} ${codePoints}`, () => ({ face: look(codePoints, families.subsets(), weight) })).face

function look(codePoints: number[], subsets: Subset[], weight: Weight): Face | null {
  for (const subset of subsets) {
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
  for (const character of text.normalize('NFC')) if (!isPlainLetter(character)) return false
  return true
}

const plain = new Map<string, boolean>([['\n', true]])

function isPlainLetter(character: string): boolean {
  const known = plain.get(character)
  if (known !== undefined) return known
  const codePoint = character.codePointAt(0) ?? 0
  const is = !/[\p{M}\p{Cf}\p{Cc}]/u.test(character) && loadFace(bodyFile(400), 'en').has(codePoint)
  // What is outside of that file's few hundred letters is seldom, and there is no end of it.
  if (codePoint < 0x3000) plain.set(character, is)
  return is
}
