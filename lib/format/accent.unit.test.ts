import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  accentCss,
  accentName,
  accentTheme,
  contrastRatio,
  DEFAULT_ACCENT,
  isHexColour,
  isReadableAccent,
} from './accent'

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('contrastRatio', () => {
  test('black on white is 21, a colour on itself is 1', () => {
    expect(contrastRatio('#000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrastRatio('#123456', '#123456')).toBe(1)
  })
  test('agrees with a known pair, whichever comes first', () => {
    expect(contrastRatio('#767676', '#fff')).toBeCloseTo(4.54, 2)
    expect(contrastRatio('#fff', '#767676')).toBeCloseTo(4.54, 2)
  })
  test('refuses what is not a colour', () => {
    expect(() => contrastRatio('red', '#fff')).toThrow(RangeError)
  })
})

test.each([
  ['#abc', true],
  ['#A1B2C3', true],
  ['abc', false],
  ['#abcd', false],
  ['#12345g', false],
  ['#fff;}', false],
  ['', false],
])('isHexColour(%j) is %j', (value, expected) => {
  expect(isHexColour(value)).toBe(expected)
})

describe('accentTheme', () => {
  test('keeps a colour that can be read', () => {
    expect(accentTheme('#1f3a5f')['--accent']).toBe('#1f3a5f')
  })
  test('darkens pale yellow until it can be read, and keeps it yellowish', () => {
    const accent = accentTheme('#ffe600')['--accent']
    expect(isReadableAccent('#ffe600')).toBe(false)
    expect(isReadableAccent(accent)).toBe(true)
    expect(accent.slice(5)).toBe('00')
  })
  test('uses the default for anything that is not a colour', () => {
    expect(accentTheme('url(javascript:alert(1))')['--accent']).toBe(DEFAULT_ACCENT)
  })
  test('every colour gives text, button and tint that can be read', () => {
    fc.assert(
      fc.property(anyColour, (hex) => {
        const theme = accentTheme(hex)
        expect(contrastRatio(theme['--accent'], '#ffffff')).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio(theme['--accent'], '#faf7f1')).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio(theme['--accent-ink'], theme['--accent'])).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio(theme['--accent-ink'], theme['--accent-strong'])).toBeGreaterThanOrEqual(4.5)
        expect(contrastRatio('#16213d', theme['--accent-tint'])).toBeGreaterThanOrEqual(7)
      }),
    )
  })
})

describe('the style sheet of a colour', () => {
  test('holds the colours of one class and nothing else', () => {
    expect(accentName('#1f3')).toBe('11ff33')
    expect(accentCss('1f3a5f')).toMatch(/^\.accent-1f3a5f\{--accent:#1f3a5f;(--accent-[a-z]+:#[0-9a-f]{6};?){4}\}$/)
  })
  test.each(['1F3A5F', '1f3', '1f3a5f}', '../health', ''])('is none for %j', (name) => {
    expect(accentCss(name)).toBeNull()
  })
  test('a wrong value is called by the name of the default', () => {
    expect(`#${accentName('red}')}`).toBe(DEFAULT_ACCENT)
  })
})
