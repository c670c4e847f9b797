import { accentTheme } from '@/lib/format/accent'
import type { Audience } from '@/lib/policies/types'
import type { FormStyle } from '../../types'
import { PAPER, ROOM } from '../look'

/** Type sizes of a form for paper, in points; `small` is what stands beside, `line` the height left for a signature. */
export type PaperLook = {
  accent: string
  tint: string
  title: number
  body: number
  small: number
  label: number
  leading: number
  gap: number
  line: number
  /** Side of the picture beside a point; 0 without pictures. */
  picture: number
}

/** Large print is never below 18 points, wherever on the page. */
const LARGE = 18

const SIZES: Record<FormStyle, Omit<PaperLook, 'accent' | 'tint'>> = {
  standard: { title: 22, body: 10.5, small: 9.5, label: 8, leading: 1.5, gap: 6, line: 34, picture: 0 },
  large_print: {
    title: 27,
    body: 20,
    small: LARGE,
    label: LARGE,
    leading: 1.45,
    gap: 12,
    line: 60,
    picture: 0,
  },
  pictures: { title: 26, body: 17, small: 12, label: 11, leading: 1.35, gap: 12, line: 60, picture: 44 },
}
const YOUNGER = { title: 25, body: 15, leading: 1.4, gap: 8, line: 52 }

export function paperLook(accent: string, audience: Audience, style: FormStyle): PaperLook {
  const theme = accentTheme(accent)
  const younger = style === 'standard' && audience === 'younger_pupils' ? YOUNGER : {}
  return { ...SIZES[style], ...younger, accent: theme['--accent'], tint: theme['--accent-tint'] }
}

/** Pictures are for those who cannot read well yet; everybody else's form is printed as usual. */
export const styleFor = (style: FormStyle, audience: Audience): FormStyle =>
  style === 'pictures' && audience !== 'younger_pupils' ? 'standard' : style

const MM = 72 / 25.4

/** The foot of a page: a code of 23 mm, 25 squares wide, with four squares of white around it. */
export const FOOT = {
  code: 23 * MM,
  bottom: 9 * MM,
  /** How far from the lower edge of the paper the text ends. */
  clear: 9 * MM + 23 * MM * (1 + 4 / 25) + 6,
  width: ROOM,
  left: PAPER.side,
}
