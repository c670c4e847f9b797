import { crc32, deflateSync } from 'node:zlib'

const SIZE = 192

function chunk(type: string, data: Buffer) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** How far inside the shield a point lies, in units of its size; negative is outside. */
function insideShield(x: number, y: number) {
  const half = y < 0.5 ? 0.4 : 0.4 * Math.sqrt(Math.max(0, 1 - ((y - 0.5) / 0.46) ** 2))
  return Math.min(half - Math.abs(x - 0.5), y - 0.05, 0.96 - y)
}

/** The crest of the demo school as a PNG: a shield with a brook of three waves, drawn point by point. */
export function crestOf(accent: string): Uint8Array<ArrayBuffer> {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16))
  const rows: Buffer[] = []
  for (let row = 0; row < SIZE; row += 1) {
    const line = Buffer.alloc(1 + SIZE * 4)
    for (let column = 0; column < SIZE; column += 1) {
      const [x, y] = [(column + 0.5) / SIZE, (row + 0.5) / SIZE]
      const depth = insideShield(x, y)
      const wave = [0.36, 0.52, 0.68].some((level) => Math.abs(y - level - 0.035 * Math.sin(x * 14)) < 0.028)
      const light = (depth > 0.035 && depth < 0.06) || (depth > 0.09 && wave)
      const alpha = Math.max(0, Math.min(1, depth * SIZE * 0.9))
      line.set([light ? 255 : red, light ? 255 : green, light ? 255 : blue, Math.round(alpha * 255)], 1 + column * 4)
    }
    rows.push(line)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIZE, 0)
  header.writeUInt32BE(SIZE, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return new Uint8Array(
    Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.concat(rows))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}
