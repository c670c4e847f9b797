import { promisify } from 'node:util'
import { constants, inflate } from 'node:zlib'
import { AppError } from '@/lib/errors'

const unpack = promisify(inflate)
const MAX_UNPACKED = 100 * 1024 * 1024
/** What is packed in another way unpacks at most so far; a policy's text needs none of it. */
const MAX_LZW = 200 * 1024
const NESTED = 3

/** Throws INVALID for a PDF whose streams unpack to more than 100 MB together: its reader itself knows no bound. */
export async function inspectPdf(bytes: Uint8Array): Promise<void> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = MAX_UNPACKED
  let at = 0
  for (;;) {
    const found = file.indexOf('stream', at)
    if (found < 0) return
    at = found + 6
    if (file.toString('latin1', found - 3, found) === 'end') continue
    const begin = file[at] === 0x0d && file[at + 1] === 0x0a ? at + 2 : at + 1
    const end = file.indexOf('endstream', begin)
    const packed = file.subarray(begin, end < 0 ? undefined : end)
    const dictionary = file.toString('latin1', Math.max(0, found - 500), found)
    if (/\/(?:LZWDecode|LZW)\b/.test(dictionary) && packed.length > MAX_LZW) throw tooBig()
    left -= await unpackedSize(packed, left)
    if (left < 0) throw tooBig()
  }
}

/** How much comes out, also of what was packed twice; nothing for what is packed otherwise or damaged. */
async function unpackedSize(packed: Buffer, left: number, depth = 0): Promise<number> {
  // The first byte of what zlib packs; its second makes a multiple of 31 with it.
  const isPacked = packed.length > 2 && (packed[0] ?? 0) % 16 === 8 && packed.readUInt16BE(0) % 31 === 0
  if (!isPacked || depth >= NESTED) return 0
  const options = { maxOutputLength: Math.max(left, 1), finishFlush: constants.Z_SYNC_FLUSH }
  const content = await unpack(packed, options).catch((error: unknown) => {
    if (error instanceof RangeError) throw tooBig()
    return Buffer.alloc(0)
  })
  return content.length + (await unpackedSize(content, left - content.length, depth + 1))
}

const tooBig = () =>
  new AppError(
    'INVALID',
    'This PDF unpacks to far more than a policy would. Choose the document it was made from, or a PDF with text alone.',
  )
