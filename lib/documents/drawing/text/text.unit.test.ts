import { describe, expect, test } from 'vitest'
import { faceFor, familiesFor, isPlain } from './catalogue'
import { layOut } from './layout'
import { glyphsOf } from './shape'
import { codePointBox } from './substitute'

const codePoints = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0)

function shaped(text: string, rtl = false) {
  const face = faceFor(codePoints(text.replace(/[\u200c\u200d]/g, '')), familiesFor(text), 400)
  if (!face) throw new Error(`No face for ${text}`)
  return glyphsOf(face, text, rtl)
}
const width = (text: string, rtl = false) => shaped(text, rtl).reduce((sum, glyph) => sum + glyph.advance, 0)

describe('letters that change beside each other', () => {
  test('Arabic joins: the forms and the width are not those of the letters alone', () => {
    const alone = [...'محمد'].reverse().flatMap((letter) => shaped(letter, true).map((glyph) => glyph.id))
    const together = shaped('محمد', true).map((glyph) => glyph.id)
    expect(together).toHaveLength(alone.length)
    expect(together.filter((id, at) => id === alone[at])).toEqual([])
    expect(width('محمد', true)).not.toBe([...'محمد'].reduce((sum, letter) => sum + width(letter, true), 0))
  })

  test('an Arabic dot is moved to its letter', () => {
    expect(shaped('بين', true).some((glyph) => glyph.advance === 0 && (glyph.dx !== 0 || glyph.dy !== 0))).toBe(true)
  })

  test('Urdu is set in Nastaliq, which runs downhill; Arabic is not', () => {
    const heights = (name: string) => new Set(shaped(name, true).map((glyph) => Math.round(glyph.dy))).size
    expect(heights('بھٹی')).toBeGreaterThan(2)
    expect(faceFor(codePoints('علي'), familiesFor('بھٹی علي'), 400)?.language).toBe('ur')
    expect(faceFor(codePoints('علي'), familiesFor('علي'), 400)?.language).toBe('ar')
  })

  test.each([
    ['Devanagari', 'त्रि', 4],
    ['Bengali', 'ক্ষি', 4],
    ['Gujarati', 'શ્રી', 4],
    ['Gurmukhi', 'ਪ੍ਰੀ', 4],
  ])('%s forms conjuncts: fewer shapes than letters, all of one cluster', (_, syllable, letters) => {
    const glyphs = shaped(syllable)
    expect([...syllable]).toHaveLength(letters)
    expect(glyphs.length).toBeLessThan(letters)
    expect(new Set(glyphs.map((glyph) => glyph.cluster)).size).toBe(1)
  })

  test('a vowel sign that is written before its letter comes first', () => {
    const sign = shaped('கெ')[0]
    expect(sign?.id).toBe(shaped('ெ').find((glyph) => glyph.id === sign?.id)?.id)
    expect(shaped('கெ').at(-1)?.id).toBe(shaped('க')[0]?.id)
  })
})

describe('a line', () => {
  const lineOf = (text: string) => layOut(text, 1000, { size: 10 })[0]
  const drawn = (text: string) =>
    lineOf(text)
      ?.pieces.map((piece) => piece.text.replace(/\u200e/g, ''))
      .join('')

  test('is as wide as HarfBuzz says that its words are', () => {
    expect(lineOf('محمد')?.width).toBeCloseTo(width('محمد', true) / 100, 6)
    expect(lineOf('प्रज्ञा')?.width).toBeCloseTo(width('प्रज्ञा') / 100, 6)
  })

  test('runs from left to right on paper, with words from right to left turned round', () => {
    expect(drawn('Sarah שרה (Cohen)')).toBe('Sarah הרש (Cohen)')
    expect(drawn('علي Smith')).toBe('Smith يلع')
    expect([lineOf('علي Smith')?.rtl, lineOf('Smith علي')?.rtl]).toEqual([true, false])
  })

  test('draws each letter that is to be seen, and a marked box for what no font has', () => {
    const box = lineOf('A\u{10348}')?.pieces.at(-1)
    expect(box?.text).toBe('\u{10348}')
    expect(box?.path).toBe(codePointBox(0x10348, 400).path)
    expect(codePointBox(0x10348, 400).path).not.toBe(codePointBox(0x10349, 400).path)
  })

  test('puts a mark that stands in another font over its letter', () => {
    const [piece] = layOut('q\u0301', 100, { size: 10 })[0]?.pieces ?? []
    const [bare] = layOut('q', 100, { size: 10 })[0]?.pieces ?? []
    expect(piece?.box?.[3]).toBeGreaterThan((bare?.box?.[3] ?? 0) + 50)
    expect(piece?.box?.[2]).toBeLessThanOrEqual((bare?.advance ?? 0) + 60)
  })
})

describe('a block', () => {
  test.each([
    'Maria Aleksandra Konstantinopolska-Wolstencroft de la Fuente y Villanueva',
    '学校可以看到我在设备上的操作，并会定期检查以保证大家的安全',
    'Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'محمد عبد الله الحسيني محمد عبد الله الحسيني',
  ])('stays within its width and loses nothing: %s', (text) => {
    const lines = layOut(text, 90, { size: 10 })
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(90.01)
    expect(
      lines
        .map((line) => line.text)
        .join('')
        .replace(/\s/g, ''),
    ).toBe(text.replace(/\s/g, ''))
  })

  test('keeps the lines of a text that has several', () => {
    expect(layOut('one\ntwo\r\nthree', 200, { size: 10 }).map((line) => line.text)).toEqual(['one', 'two', 'three'])
  })
})

test('the renderer sets by itself only what one font file holds', () => {
  for (const text of ['Zoë “O’Neill” – 12 €', 'e\u0301', 'two\nlines']) expect(isPlain(text), text).toBe(true)
  for (const text of ['Nguyễn', 'Ελένη', 'Ївга', 'שרה', 'علي', 'त्रि', '王', '😀', 'm\u0303', 'a\u200db'])
    expect(isPlain(text), text).toBe(false)
})
