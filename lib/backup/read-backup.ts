import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import {
  HEADER,
  type Header,
  KEYS,
  type Keys,
  MANIFEST,
  type Manifest,
  partOf,
  readHeader,
  readKeys,
  readManifest,
  type Table,
} from './contents'
import { opened } from './sealing'
import { readTar } from './tar'

const MISSING = 'This backup is not whole, so nothing was read from it: take another one.'

/** What a reader of a backup does with it; rows come in pieces that may end in the middle of a line. */
export type Reader = {
  begin?(header: Header, keys: Keys): Promise<void>
  table?(table: Table): Promise<{ piece(content: Buffer): Promise<void>; end(): Promise<number> }>
}

export type ReadBackup = { header: Header; keys: Keys; manifest: Manifest }

type Seen = Map<string, { hash: Hash; bytes: number; rows: number | null }>

/** Reads a backup from its first byte to its last and holds it against its manifest; throws one sentence when it does not fit. */
export async function readBackup(file: string, passphrase: string, reader: Reader = {}): Promise<ReadBackup> {
  const parts = readTar(await opened(createReadStream(file), passphrase))
  const seen: Seen = new Map()
  const header = readHeader(await only(parts, HEADER, seen))
  const keys = readKeys(await only(parts, KEYS, seen))
  await reader.begin?.(header, keys)

  const waiting = [...header.tables]
  let open: { name: string; end(): Promise<number | null>; piece(content: Buffer): Promise<void> } | null = null
  const close = async () => {
    if (!open) return
    const rows = await open.end()
    const part = seen.get(open.name)
    if (part) part.rows = rows
    open = null
  }
  const next = async (): Promise<boolean> => {
    await close()
    const table = waiting.shift()
    if (!table) return false
    const name = partOf(table)
    seen.set(name, { hash: createHash('sha256'), bytes: 0, rows: null })
    const into = await reader.table?.(table)
    open = { name, piece: async (content) => into?.piece(content), end: async () => (into ? into.end() : null) }
    return true
  }

  let manifest: Manifest | null = null
  for await (const { name, content } of parts) {
    if (manifest) throw new Error(MISSING)
    if (name === MANIFEST) {
      while (await next());
      manifest = readManifest(content.toString())
      continue
    }
    const part = name.slice(0, name.lastIndexOf('/'))
    while ((open as { name: string } | null)?.name !== part) if (!(await next())) throw new Error(MISSING)
    add(seen, part, content)
    await (open as { piece(content: Buffer): Promise<void> } | null)?.piece(content)
  }
  if (!manifest) throw new Error(MISSING)
  compare(manifest, seen)
  return { header, keys, manifest }
}

async function only(parts: AsyncGenerator<{ name: string; content: Buffer }>, name: string, seen: Seen) {
  const { value } = await parts.next()
  if (value?.name !== name) throw new Error('This file opens with the passphrase but is not a backup of Countersign.')
  seen.set(name, { hash: createHash('sha256'), bytes: 0, rows: null })
  add(seen, name, value.content)
  return value.content.toString()
}

function add(seen: Seen, name: string, content: Buffer) {
  const part = seen.get(name)
  part?.hash.update(content)
  if (part) part.bytes += content.length
}

function compare({ parts }: Manifest, seen: Seen) {
  if (parts.length !== seen.size) throw new Error(MISSING)
  for (const { name, bytes, rows, sha256 } of parts) {
    const part = seen.get(name)
    const fits = part && part.bytes === bytes && part.hash.digest('hex') === sha256
    if (!fits || (part.rows !== null && part.rows !== rows))
      throw new Error(`${MISSING} It is ${name} that does not fit.`)
  }
}
