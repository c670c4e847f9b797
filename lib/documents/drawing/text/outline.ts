import type { Face } from './face'
import type { Box, Outline } from './types'

const around = (box: Box | null, x: number, y: number): Box =>
  box ? [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)] : [x, y, x, y]

export const unite = (one: Box | null, other: Box | null): Box | null =>
  other ? around(around(one, other[0], other[1]), other[2], other[3]) : one

export const round = (value: number) => Number(value.toFixed(1))

/** A glyph of a face, not yet moved to its place. */
function commandsOf(face: Face, glyph: number) {
  return face.font.glyphToJson(glyph).map(({ type, values }) => ({ type, values: values.map((v) => v * face.scale) }))
}

/** A glyph scaled and moved; curves of the second order become ones of the third, which is all that PDF knows. */
export function outlineOf(face: Face, glyph: number, dx: number, dy: number, factor = 1): Outline {
  const key = `${glyph} ${dx} ${dy} ${factor}`
  return face.glyphs(key, () => drawnOutline(face, glyph, dx, dy, factor))
}

function drawnOutline(face: Face, glyph: number, dx: number, dy: number, factor: number): Outline {
  let [x, y] = [0, 0]
  let box: Box | null = null
  const ops: string[] = []
  const emit = (operator: string, ...points: number[]) => {
    for (let at = 0; at < points.length; at += 2) box = around(box, points[at] ?? 0, points[at + 1] ?? 0)
    ops.push(`${points.map(round).join(' ')} ${operator}`)
    ;[x, y] = [points.at(-2) ?? 0, points.at(-1) ?? 0]
  }
  for (const { type, values } of commandsOf(face, glyph)) {
    const p = values.map((value, at) => value * factor + (at % 2 ? dy : dx))
    const [a = 0, b = 0, c = 0, d = 0] = p
    if (type === 'M') emit('m', ...p)
    else if (type === 'L') emit('l', ...p)
    else if (type === 'C') emit('c', ...p)
    else if (type === 'Q')
      emit('c', x + ((a - x) * 2) / 3, y + ((b - y) * 2) / 3, c + ((a - c) * 2) / 3, d + ((b - d) * 2) / 3, c, d)
    else ops.push('h')
  }
  return { path: ops.join('\n'), box }
}
