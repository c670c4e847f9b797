import layoutEngine, {
  bidi,
  fontSubstitution,
  fromFragments,
  justification,
  linebreaker,
  scriptItemizer,
  textDecoration,
  wordHyphenation,
} from '@react-pdf/textkit'
import { keeping } from '../kept'
import { bodyFont } from '../look'
import type { Weight } from './catalogue'

export type PlainStyle = { size: number; weight: Weight; lineHeight: number }
/** A block of running text: its height in points, and its runs from its upper left corner, y downwards to their baselines. */
export type PlainBlock = { height: number; runs: PlainRun[]; size: number; weight: Weight }
/** `back` is how far to go back after the glyph, in thousandths of the type size, where letters are set closer or wider. */
type PlainRun = { x: number; y: number; glyphs: { id: number; codePoints: number[]; back: number }[] }

// What is longer may run over to the next page, which only the renderer itself can do.
const LONGEST = 900

// The renderer's own engine, put together as the renderer does, so that every line breaks where it would break it.
const set = layoutEngine({
  bidi,
  linebreaker,
  justification,
  textDecoration,
  scriptItemizer,
  wordHyphenation,
  fontSubstitution,
})
const OPTIONS = {
  shrinkWhitespaceFactor: { before: -0.5, after: -0.5 },
  hyphenationCallback: (word: string | null) => [word ?? ''],
}

const blocks = keeping<PlainBlock | null>(1_000)

/** Sets plain text as the renderer would; null for what has to be left to it. */
export function setPlain(text: string, width: number, style: PlainStyle): PlainBlock | null {
  if (text.trim() === '' || text.length > LONGEST) return null
  return blocks(`${style.size} ${style.weight} ${style.lineHeight} ${width} ${text}`, () => laidOut(text, width, style))
}

function laidOut(string: string, width: number, { size, weight, lineHeight }: PlainStyle): PlainBlock | null {
  const font = bodyFont(weight)
  const attributes = { font: [font], fontSize: size, lineHeight: lineHeight * size, color: 'black', align: 'left' }
  const container = { x: 0, y: 0, width, height: Number.POSITIVE_INFINITY }
  const lines = set(fromFragments([{ string, attributes }]), container, OPTIONS).flat()
  const thousandths = 1000 / size
  const runs: PlainRun[] = []
  for (const { box, ascent = 0, runs: parts } of lines) {
    let x = box?.x ?? 0
    for (const { glyphs = [], positions = [], xAdvance = 0 } of parts) {
      if (positions.some((position) => position.xOffset || position.yOffset)) return null
      const shown = glyphs.map(({ id, codePoints, advanceWidth }, at) => ({
        id,
        codePoints,
        back: (advanceWidth * 1000) / font.unitsPerEm - (positions[at]?.xAdvance ?? 0) * thousandths,
      }))
      runs.push({ x, y: (box?.y ?? 0) + ascent, glyphs: shown })
      x += xAdvance
    }
  }
  return { height: lines.reduce((sum, line) => sum + (line.box?.height ?? 0), 0), runs, size, weight }
}
