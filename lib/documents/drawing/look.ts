import { readFileSync } from 'node:fs'
import { accentTheme } from '@/lib/format/accent'
import type { Audience } from '@/lib/policies/types'
import { Font } from './react-pdf'
import { bodyFile, type Weight } from './text/catalogue'
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

const WEIGHTS = [400, 600] as const

const unpackedFonts = new Map<Weight, Uint8Array>()

/** The font file of the body's typeface as it is before packing. */
export function bodyFontBytes(weight: Weight): Uint8Array {
  const bytes = unpackedFonts.get(weight) ?? unpackWoff(readFileSync(/* turbopackIgnore: true */ bodyFile(weight)))
  unpackedFonts.set(weight, bytes)
  return bytes
}

// Unpacked here: the renderer would unpack a packed file again for every letter it embeds.
const asAddress = (weight: Weight) => `data:font/ttf;base64,${Buffer.from(bodyFontBytes(weight)).toString('base64')}`

let loaded: Promise<unknown> | null = null

/** Tells the renderer of the body's fonts and lets it read them, once in a process. */
export function loadFonts(): Promise<unknown> {
  loaded ??= registered()
  return loaded
}

function registered() {
  const fonts = WEIGHTS.map((fontWeight) => ({ src: asAddress(fontWeight), fontWeight }))
  Font.register({ family: BODY_FONT, fonts })
  // Words are never broken: an agreement is read by children too.
  Font.registerHyphenationCallback((word) => [word])
  return Promise.all(WEIGHTS.map((fontWeight) => Font.load({ fontFamily: BODY_FONT, fontWeight })))
}

/** The body's typeface as the renderer has read it; only after `loadFonts`. */
export function bodyFont(weight: Weight) {
  const font = Font.getFont({ fontFamily: BODY_FONT, fontWeight: weight })?.data
  if (!font || font.type === 'STANDARD') throw new Error('The fonts of the body are not loaded.')
  return font
}
