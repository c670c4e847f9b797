export type AccentTheme = Record<
  '--accent' | '--accent-strong' | '--accent-ink' | '--accent-tint' | '--accent-line',
  string
>

/** The product's own colour, for pages that belong to no school. */
export const DEFAULT_ACCENT = '#7a2a55'

/** The contrast that WCAG 2.2 AA asks of text, kept on white and on the paper colour behind every page. */
const ENOUGH = 4.5
const GROUNDS = ['#ffffff', '#faf7f1']

type Rgb = [number, number, number]

/** True for `#abc` and `#aabbcc`, in either case. */
export const isHexColour = (value: string) => /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(value)

/** The WCAG contrast of two hex colours, from 1 to 21; throws a RangeError when one is not a hex colour. */
export function contrastRatio(first: string, second: string): number {
  const [light, dark] = [luminance(parse(first)), luminance(parse(second))].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** True when the colour can be used as the school chose it, without being darkened. */
export const isReadableAccent = (hex: string) =>
  isHexColour(hex) && GROUNDS.every((g) => contrastRatio(hex, g) >= ENOUGH)

/** The CSS custom properties of a school's colour, darkened only as far as text on white needs; a wrong value gives the default. */
export function accentTheme(hex: string): AccentTheme {
  const accent = readable(isHexColour(hex) ? hex : DEFAULT_ACCENT)
  return {
    '--accent': accent,
    '--accent-strong': mix(accent, '#000000', 0.25),
    '--accent-ink': '#ffffff',
    '--accent-tint': mix(accent, '#ffffff', 0.93),
    '--accent-line': mix(accent, '#ffffff', 0.65),
  }
}

/** A colour's name in addresses and classes: its six digits; a wrong value gives the default. */
export const accentName = (hex: string) => mix(isHexColour(hex) ? hex : DEFAULT_ACCENT, '#000000', 0).slice(1)

/** The style sheet of the colour of that name; null for what is no such name. */
export function accentCss(name: string): string | null {
  if (!/^[0-9a-f]{6}$/.test(name)) return null
  const lines = Object.entries(accentTheme(`#${name}`)).map(([property, value]) => `${property}:${value}`)
  return `.accent-${name}{${lines.join(';')}}`
}

/** Small steps towards black keep the hue that people know as their school's. */
function readable(hex: string): string {
  for (let share = 0; share <= 1; share += 0.02) {
    const candidate = mix(hex, '#000000', share)
    if (isReadableAccent(candidate)) return candidate
  }
  return '#000000'
}

function mix(from: string, to: string, share: number): string {
  const [a, b] = [parse(from), parse(to)]
  return `#${a
    .map((value, i) =>
      Math.round(value + ((b[i] ?? 0) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

function parse(hex: string): Rgb {
  if (!isHexColour(hex)) throw new RangeError(`Not a hex colour: ${hex}`)
  const digits = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as Rgb
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
