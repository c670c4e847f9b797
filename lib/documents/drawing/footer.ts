import type { CopyLabel } from '../types'
import { HAIRLINE, PAPER, QUIET, ROOM } from './look'
import { layOut } from './text/layout'
import { type PieceFonts, rgb, showLine } from './text/piece-fonts'

const SIZE = 8
const RULE = 50

/** School, reference and "Page x of y" for the foot of each of so many pages, as operators of their contents. */
export function footers(fonts: PieceFonts, { school, reference }: CopyLabel, pages: number): string[] {
  const left = layOut(school, ROOM * 0.5, { size: SIZE }).slice(0, 2)
  const middle = layOut(reference, ROOM * 0.25, { size: SIZE, weight: 600 })[0]
  const rule = `q\n${rgb(HAIRLINE)} RG\n0.5 w\n${PAPER.side} ${RULE} m ${PAPER.side + ROOM} ${RULE} l S\nQ`
  return Array.from({ length: pages }, (_, index) => {
    const right = layOut(`Page ${index + 1} of ${pages}`, ROOM, { size: SIZE })[0]
    const shown = [
      ...left.map((line, row) => showLine(fonts, line, QUIET, PAPER.side, RULE - 13 - row * 10)),
      middle && showLine(fonts, middle, QUIET, PAPER.side + ROOM * 0.55, RULE - 13),
      right && showLine(fonts, right, QUIET, PAPER.side + ROOM - right.width, RULE - 13),
    ]
    return [rule, ...shown].filter(Boolean).join('\n')
  })
}
