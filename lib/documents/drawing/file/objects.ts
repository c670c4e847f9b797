import { deflateSync } from 'node:zlib'
import { keeping } from '../kept'

/** Takes the objects of one file that no other file has; each call gives back the object's reference. */
export type Objects = {
  put(text: string): string
  putStream(content: string, entries?: string): string
  putBytes: PutBytes
}
export type PutBytes = (bytes: Uint8Array, entries: string) => string

/** An object of a file: what stands between `obj` and `endobj`, with its bytes apart when it is a stream. */
export type Stored = { number: number; text: string; bytes?: Uint8Array }
/** Where an object is found: bytes from the beginning of its block, or its place in a packed stream of objects. */
export type Place = { number: number; at: number } | { number: number; pack: number; index: number }
/** Objects as they stand in a file, one after the other; written into any number of files as they are. */
export type Block = { bytes: Uint8Array; places: Place[] }

const SMALL = 4_000
const packs = keeping<Uint8Array>(6_000)

/** Packs a stream; small ones come again and again, as the same letters do, and are packed once. */
export function packed(content: string): Uint8Array {
  const pack = () => new Uint8Array(deflateSync(Buffer.from(content, 'latin1')))
  return content.length < SMALL ? packs(content, pack) : pack()
}

export const streamText = (entries: string, length: number, filter = '/Filter /FlateDecode ') =>
  `<< ${entries}${filter}/Length ${length} >>`

const whole = (number: number, text: string, bytes?: Uint8Array) => [
  Buffer.from(`${number} 0 obj\n${text}\n${bytes ? 'stream\n' : ''}`, 'latin1'),
  ...(bytes ? [bytes, Buffer.from('\nendstream\n', 'latin1')] : []),
  Buffer.from('endobj\n', 'latin1'),
]

/** Puts streams one after the other and packs all other objects into one more, which gets the number `pack`. */
export function blockOf(objects: Stored[], pack: number): Block {
  const chunks: Uint8Array[] = []
  const places: Place[] = []
  let at = 0
  const write = ({ number, text, bytes }: Stored) => {
    places.push({ number, at })
    for (const chunk of whole(number, text, bytes)) {
      chunks.push(chunk)
      at += chunk.length
    }
  }
  for (const object of objects) if (object.bytes) write(object)
  const small = objects.filter((object) => !object.bytes)
  let heads = ''
  let texts = ''
  for (const [index, { number, text }] of small.entries()) {
    heads += `${number} ${texts.length} `
    texts += `${text}\n`
    places.push({ number, pack, index })
  }
  const bytes = packed(heads + texts)
  const text = streamText(`/Type /ObjStm /N ${small.length} /First ${heads.length} `, bytes.length)
  write({ number: pack, text, bytes })
  return { bytes: Buffer.concat(chunks), places }
}

const HEAD = Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')
const ROW = 7

/** Numbers of the objects with which a reader begins; `next` is the first number not used. */
type End = { root: number; info: number | null; next: number }

/** A file written from its head to its end; each call gives the bytes that come next. */
export function startFile() {
  let [from, table] = [HEAD.length, Buffer.alloc(0)]
  const note = (number: number, kind: number, place: number, index: number) => {
    const row = number * ROW
    // Doubled, so that a long file is not copied for each of its objects.
    if (row + ROW > table.length) table = Buffer.concat([table, Buffer.alloc(row + ROW)])
    table[row] = kind
    table.writeUInt32BE(place, row + 1)
    table.writeUInt16BE(index, row + 5)
  }
  note(0, 0, 0, 0xffff)
  return {
    head: HEAD,
    add({ bytes, places }: Block): Uint8Array {
      for (const place of places) {
        if ('pack' in place) note(place.number, 2, place.pack, place.index)
        else note(place.number, 1, from + place.at, 0)
      }
      from += bytes.length
      return bytes
    },
    end({ root, info, next }: End): Uint8Array {
      note(next, 1, from, 0)
      const rows = new Uint8Array(deflateSync(table.subarray(0, (next + 1) * ROW)))
      const about = `/Type /XRef /Size ${next + 1} /W [1 4 2] /Root ${root} 0 R ${info ? `/Info ${info} 0 R ` : ''}`
      const tail = Buffer.from(`startxref\n${from}\n%%EOF\n`, 'latin1')
      return Buffer.concat([...whole(next, streamText(about, rows.length), rows), tail])
    },
  }
}

/** A whole file of these blocks. */
export function fileOf(blocks: Block[], end: End): Uint8Array {
  const file = startFile()
  const parts = [file.head, ...blocks.map(file.add)]
  return new Uint8Array(Buffer.concat([...parts, file.end(end)]))
}
