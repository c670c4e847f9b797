import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter } from 'age-encryption'

const ALTERED = 'This backup was altered or cut short, so nothing was read from it: take another one.'
const WRONG = 'This passphrase does not open the backup: check it and try again.'
const NO_BACKUP = 'This file is not a backup of Countersign.'

export const MIN_PASSPHRASE = 12

/** Compresses and encrypts with a passphrase, in the age format; `workFactor` is the binary logarithm of scrypt's cost. */
export async function sealed(source: AsyncIterable<Buffer>, passphrase: string, workFactor = 18): Promise<Readable> {
  const packed = createGzip({ level: 4 })
  const packing = pipeline(source, packed)
  // Its failure comes through the stream as well.
  packing.catch(() => undefined)
  const age = new Encrypter()
  age.setScryptWorkFactor(workFactor)
  age.setPassphrase(passphrase)
  return Readable.fromWeb((await age.encrypt(asWeb(packed))) as WebStream)
}

/** What was sealed. Throws one sentence: at once when the passphrase is wrong, while reading when a byte was altered or is missing. */
export async function opened(source: Readable, passphrase: string): Promise<AsyncIterable<Buffer>> {
  const age = new Decrypter()
  age.addPassphrase(passphrase)
  const plain = await age.decrypt(asWeb(source)).catch((error: unknown) => {
    source.destroy()
    throw new Error(
      /no identity matched/.test(String(error)) ? WRONG : /HMAC/.test(String(error)) ? ALTERED : NO_BACKUP,
    )
  })
  return unpacked(Readable.fromWeb(plain as WebStream))
}

async function* unpacked(plain: Readable): AsyncGenerator<Buffer> {
  const unzip = createGunzip()
  const unpacking = pipeline(plain, unzip)
  unpacking.catch(() => undefined)
  try {
    for await (const piece of unzip) yield piece
    await unpacking
  } catch (error) {
    throw new Error(ALTERED, { cause: error })
  } finally {
    plain.destroy()
  }
}

const asWeb = (stream: Readable) => Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>
