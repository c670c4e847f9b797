import sharp from 'sharp'
import { type Picture, rawOf } from './picture'

/** A stream of numbers from 0 to 1 that is the same each time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type Damage = {
  /** Degrees clockwise, and how far a side leans. */
  turn: number
  lean: number
  quarters: number
  blur: number
  /** How much is left of the ink, and how dark the paper is, from 0 to 1. */
  ink: number
  paper: number
  noise: number
  quality: number
  /** Which corner is torn off, and how far along its sides, from 0 to 1. */
  torn: { corner: number; share: number } | null
}

export const NO_DAMAGE: Damage = {
  turn: 0,
  lean: 0,
  quarters: 0,
  blur: 0,
  ink: 1,
  paper: 0,
  noise: 0,
  quality: 85,
  torn: null,
}

/** What happens to a page on its way through book bags and an office's scanner. */
export function someDamage(next: () => number): Damage {
  const between = (low: number, high: number) => low + next() * (high - low)
  const sometimes = (share: number, value: () => number, otherwise = 0) => (next() < share ? value() : otherwise)
  return {
    turn: between(-4, 4) + sometimes(0.15, () => between(-9, 9)),
    lean: between(-0.03, 0.03),
    quarters: Math.floor(next() * 4),
    blur: sometimes(0.5, () => between(0.3, 1)),
    ink: sometimes(0.3, () => between(0.3, 0.7), 1),
    paper: sometimes(0.4, () => between(0.05, 0.35)),
    noise: between(0, 40),
    quality: Math.round(between(25, 85)),
    torn: next() < 0.25 ? { corner: Math.floor(next() * 3), share: between(0.05, 0.22) } : null,
  }
}

const WHITE = { r: 255, g: 255, b: 255 }

/** The JPEG that a scanner would make of a page that has seen so much. */
export async function scanned(page: Picture, damage: Damage, next: () => number): Promise<Uint8Array> {
  const { data, info } = await (await bent(page, damage))
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { ink, paper, noise } = damage
  for (let at = 0; at < data.length; at++) {
    const level = (255 - (255 - (data[at] ?? 0)) * ink) * (1 - paper)
    data[at] = Math.min(255, Math.max(0, level + (next() + next() + next() - 1.5) * noise))
  }
  const raw = { width: info.width, height: info.height, channels: info.channels }
  return new Uint8Array(await sharp(data, { raw }).jpeg({ quality: damage.quality }).toBuffer())
}

async function bent(page: Picture, { turn, lean, quarters, blur, torn }: Damage) {
  const { width, height } = page
  const angle = (turn * Math.PI) / 180
  const whole = rawOf(page).removeAlpha()
  const flat = torn ? whole.composite([{ input: Buffer.from(tear(width, height, torn)), top: 0, left: 0 }]) : whole
  const leaning = await flat.png({ compressionLevel: 1 }).toBuffer()
  const turned = sharp(leaning)
    .affine(
      [
        [Math.cos(angle), -Math.sin(angle) + lean],
        [Math.sin(angle), Math.cos(angle)],
      ],
      { background: WHITE },
    )
    .png({ compressionLevel: 1 })
  const quartered = sharp(await turned.toBuffer()).rotate(quarters * 90)
  return blur > 0.3 ? quartered.blur(blur) : quartered
}

/** A corner that is gone, with a ragged edge: the lid of the scanner is dark there. */
function tear(width: number, height: number, { corner, share }: { corner: number; share: number }) {
  const [x, y] = [corner % 2 === 0 ? 0 : width, corner < 2 ? 0 : height]
  const [dx, dy] = [(x === 0 ? 1 : -1) * width * share, (y === 0 ? 1 : -1) * height * share]
  const points = [
    [x, y],
    [x + dx, y],
    [x + dx * 0.62, y + dy * 0.3],
    [x + dx * 0.45, y + dy * 0.6],
    [x, y + dy],
  ]
  const path = points.map((point) => point.join(',')).join(' ')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><polygon points="${path}" fill="#555"/></svg>`
}
