import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import { AppError } from '@/lib/errors'

const inflate = promisify(inflateRaw)
const MAX_UNPACKED = 50 * 1024 * 1024
const MAX_ENTRIES = 2000

/** The names in a zip and whether its XML may be opened; throws INVALID where it would unpack to more than 50 MB. */
export async function inspectZip(bytes: Uint8Array): Promise<string[]> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > file.length) throw damaged()
  const count = file.readUInt16LE(end + 10)
  let at = file.readUInt32LE(end + 16)
  if (count > MAX_ENTRIES) throw tooBig()
  const names: string[] = []
  let unpacked = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) throw damaged()
    const name = file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28))
    unpacked += await sizeOf(file, at, MAX_UNPACKED - unpacked, name)
    if (unpacked > MAX_UNPACKED) throw tooBig()
    names.push(name)
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return names
}

/** Unpacks one entry under a limit, because the sizes that a zip states about itself need not be true. */
async function sizeOf(file: Buffer, at: number, left: number, name: string): Promise<number> {
  const method = file.readUInt16LE(at + 10)
  const packed = file.readUInt32LE(at + 20)
  const local = file.readUInt32LE(at + 42)
  if (local + 30 > file.length) throw damaged()
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  const data = file.subarray(start, start + packed)
  if (method !== 0 && method !== 8) throw damaged()
  let content: Buffer
  try {
    content = method === 0 ? data : await inflate(data, { maxOutputLength: Math.max(left, 1) })
  } catch (error) {
    throw error instanceof RangeError ? tooBig() : damaged()
  }
  if (/\.(?:xml|rels)$/.test(name) && content.subarray(0, 4096).includes('<!DOCTYPE')) throw damaged()
  return content.length
}

function damaged() {
  return new AppError('INVALID', 'This file is damaged and cannot be opened. Save it again from Word as a .docx file.')
}

function tooBig() {
  return new AppError(
    'INVALID',
    'This file unpacks to far more than a policy would. Save the text alone as a new .docx file.',
  )
}
