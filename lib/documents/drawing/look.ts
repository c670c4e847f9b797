import { readFileSync } from 'node:fs'
import { accentTheme } from '@/lib/format/accent'
import type { Audience } from '@/lib/policies/types'
import { Font } from './react-pdf'
import { bodyFile } from './text/catalogue'
import { unpackWoff } from './text/woff'

/** The paper, in points: A4 with the margins of a letter. */
export const PAPER = { width: 595.28, height: 841.89, side: 58, top: 52, bottom: 74 }
export const ROOM = PAPER.width - 2 * PAPER.side

export const INK = '#1d1b1e'
export const QUIET = '#56535a'
export const HAIRLINE = '#c9c6cc'

/** What changes from school to school and from audience to audience; sizes in points. */
export type Look = { accent: string; tint: string; title: number; body: number; leading: number; gap: number }

export function lookFor(accent: string, audience: Audience): Look {
  const theme = accentTheme(accent)
  const colours = { accent: theme['--accent'], tint: theme['--accent-tint'] }
  return audience === 'younger_pupils'
    ? { ...colours, title: 25, body: 15, leading: 1.4, gap: 8 }
    : { ...colours, title: 22, body: 10.5, leading: 1.5, gap: 6 }
}

export const BODY_FONT = 'Body'

// Unpacked here: the renderer would unpack a packed file again for every letter it embeds.
const unpacked = (file: string) =>
  `data:font/ttf;base64,${Buffer.from(unpackWoff(readFileSync(/* turbopackIgnore: true */ file))).toString('base64')}`

let registered = false

/** Tells the renderer of the body's fonts, once in a process. */
export function registerFonts() {
  if (registered) return
  registered = true
  const fonts = ([400, 600] as const).map((weight) => ({ src: unpacked(bodyFile(weight)), fontWeight: weight }))
  Font.register({ family: BODY_FONT, fonts })
  // Words are never broken: an agreement is read by children too.
  Font.registerHyphenationCallback((word) => [word])
}
