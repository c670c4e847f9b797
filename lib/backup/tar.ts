const BLOCK = 512
const NAME = 100
const OLDEST_FORM = '000000000000'

const padding = (bytes: number) => (BLOCK - (bytes % BLOCK)) % BLOCK

/** A file of a tar archive (ustar): its header and its content, filled up to whole blocks. */
export function tarFile(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(BLOCK)
  if (Buffer.byteLength(name) >= NAME) throw new Error(`The name ${name} is too long for a backup.`)
  head.write(name, 0)
  head.write('0000600\0', 100)
  head.write('0000000\0', 108)
  head.write('0000000\0', 116)
  head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  head.write(`${OLDEST_FORM.slice(1)}\0`, 136)
  head.write('        ', 148)
  head.write('0', 156)
  head.write('ustar\0' + '00', 257)
  head.write(`${checksum(head).toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([head, content, Buffer.alloc(padding(content.length))])
}

/** What ends an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK)

const checksum = (head: Buffer) => head.reduce((sum, byte) => sum + byte, 0)

/** The files of an archive, one after the other; throws when it is cut short or is none. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<{ name: string; content: Buffer }> {
  const bytes = taker(source)
  for (;;) {
    const head = await bytes.take(BLOCK)
    if (head.every((byte) => byte === 0)) break
    const said = Number.parseInt(head.toString('latin1', 148, 156), 8)
    const blank = Buffer.from(head).fill(' ', 148, 156)
    if (checksum(blank) !== said) throw new Error('This is not an archive.')
    const name = head.toString('utf8', 0, head.indexOf(0))
    const size = Number.parseInt(head.toString('latin1', 124, 136), 8)
    const content = await bytes.take(size)
    await bytes.take(padding(size))
    yield { name, content }
  }
  await bytes.end()
}

/** Takes exact numbers of bytes from a stream of pieces. */
function taker(source: AsyncIterable<Buffer>) {
  const pieces = source[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let length = 0
  async function fill(bytes: number) {
    while (length < bytes) {
      const { value, done } = await pieces.next()
      if (done) return
      held.push(value)
      length += value.length
    }
  }
  return {
    async take(bytes: number): Promise<Buffer> {
      await fill(bytes)
      if (length < bytes) throw new Error('The archive ends too soon.')
      const all = held.length === 1 && held[0] ? held[0] : Buffer.concat(held)
      held = [all.subarray(bytes)]
      length -= bytes
      return all.subarray(0, bytes)
    },
    /** Reads to the end, so that whatever guards the stream has its say. */
    async end() {
      held = []
      length = 0
      while (!(await pieces.next()).done);
    },
  }
}
