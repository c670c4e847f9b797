import { type PaperPage, paperCode } from '@/lib/format/paper-code'
import type { Ink } from '../ink'
import { INK, QUIET } from '../look'
import { showQrCode } from '../qr-code'
import { layOut, type TypeStyle } from '../text/layout'
import { showLine } from '../text/piece-fonts'
import { FOOT } from './paper-look'

/** Whose form it is, so that a stack that fell on the floor can be sorted. */
export type Whose = { name: string; place: string | null; title: string; school: string; large: boolean }

/** The foot of one page as operators, from its upper left corner with y upwards: the code, in squares and in letters, and whose it is. */
export function pageFoot(ink: Ink, whose: Whose, page: PaperPage): string {
  const { code: side, width } = FOOT
  const room = width - side - 20
  const at = `Page ${page.page} of ${page.pages}`
  const rows: [text: string, style: TypeStyle, colour: string][] = whose.large
    ? [
        [whose.name, { size: 18, weight: 600 }, INK],
        [[whose.place, at].filter(Boolean).join(' · '), { size: 18 }, INK],
        [page.code, { size: 18, weight: 600 }, INK],
      ]
    : [
        [whose.name, { size: 12.5, weight: 600 }, INK],
        [[whose.place, whose.title].filter(Boolean).join(' · '), { size: 9.5 }, INK],
        [`${page.code} · ${at}`, { size: 9.5, weight: 600 }, INK],
        [whose.school, { size: 8.5 }, QUIET],
      ]
  const lines = rows.flatMap(([text, style, colour]) => {
    const line = layOut(cutTo(text, room, style), room, style)[0]
    return line ? [{ line, colour }] : []
  })
  // The rows fill the height of the code, however many there are.
  const step = side / lines.length
  const words = lines.map(({ line, colour }, row) =>
    showLine(ink.pieces, line, colour, 0, -(step * row + (step - line.height) / 2 + line.baseline)),
  )
  const code = showQrCode(paperCode(page), side, '#000000', { level: 'Q', margin: 0 })
  return `${words.join('\n')}\nq\n1 0 0 1 ${(width - side).toFixed(2)} 0 cm\n${code}\nQ`
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What fits on one line, with three points where something is left out. */
export function cutTo(text: string, width: number, style: TypeStyle): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  const [first, ...more] = layOut(clean, width, style)
  if (!first || more.length === 0) return clean
  const kept = Array.from(graphemes.segment(first.text), ({ segment }) => segment)
  while (kept.length > 1 && layOut(`${kept.join('').trimEnd()}…`, width, style).length > 1) kept.pop()
  return `${kept.join('').trimEnd()}…`
}
