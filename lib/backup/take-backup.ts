import { createHash } from 'node:crypto'
import { Client, type ClientBase } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { migrationsOf, nameOf, sequencesOf, speakPlainly, tablesOf } from './catalogue'
import { FORMAT, HEADER, type Header, KEYS, type Keys, MANIFEST, type Manifest, partOf, type Table } from './contents'
import { TAR_END, tarFile } from './tar'

const PIECE = 1 << 20

type Taking = { ownerUrl: string; keys: Keys; program: string }

/** A whole installation as an archive, in pieces: one consistent moment of the database, while it is being used. */
export async function* takeBackup({ ownerUrl, keys, program }: Taking): AsyncGenerator<Buffer, Manifest> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await speakPlainly(client)
    const manifest = yield* archive(client, keys, program)
    await client.query('COMMIT')
    return manifest
  } finally {
    await client.end()
  }
}

async function* archive(client: ClientBase, keys: Keys, program: string): AsyncGenerator<Buffer, Manifest> {
  const header = await headerOf(client, program)
  await refuseLargeObjects(client)
  const parts: Manifest['parts'] = []
  for (const [name, value] of [
    [HEADER, header],
    [KEYS, keys],
  ] as const) {
    const content = asBytes(value)
    parts.push({ name, rows: null, bytes: content.length, sha256: sha256(content) })
    yield tarFile(name, content)
  }
  for (const table of header.tables) parts.push(yield* rowsOf(client, table))
  // Sequences stand outside of snapshots: read last they are never behind the rows.
  const manifest = { parts, sequences: await sequencesOf(client) }
  yield tarFile(MANIFEST, asBytes(manifest))
  yield TAR_END
  return manifest
}

async function headerOf(client: ClientBase, program: string): Promise<Header> {
  const { rows } = await client.query<{ now: Date; version: string }>(
    `SELECT now(), current_setting('server_version') AS version`,
  )
  return {
    format: FORMAT,
    program,
    postgres: rows[0]?.version ?? '',
    madeAt: (rows[0]?.now ?? new Date()).toISOString(),
    ...(await migrationsOf(client)),
    tables: await tablesOf(client),
  }
}

async function* rowsOf(client: ClientBase, table: Table): AsyncGenerator<Buffer, Manifest['parts'][number]> {
  const name = partOf(table)
  const hash = createHash('sha256')
  let [bytes, pieces] = [0, 0]
  const piece = (content: Buffer) => tarFile(`${name}/${String(++pieces).padStart(6, '0')}`, content)
  const columns = table.columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ')
  const copy = client.query(copyTo(`COPY ${nameOf(table)} (${columns}) TO STDOUT`))
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
    length += chunk.length
    held.push(chunk)
    if (length < PIECE) continue
    yield piece(Buffer.concat(held))
    held = []
    length = 0
  }
  if (length > 0) yield piece(Buffer.concat(held))
  // The server says how many rows they were after the last of them.
  await client.query('SELECT')
  return { name, rows: copy.rowCount, bytes, sha256: hash.digest('hex') }
}

async function refuseLargeObjects(client: ClientBase) {
  const { rows } = await client.query<{ there: boolean }>(
    'SELECT EXISTS (SELECT FROM pg_largeobject_metadata) AS there',
  )
  if (rows[0]?.there)
    throw new Error(
      'This database holds large objects, which Countersign never makes and does not back up: use pg_dump.',
    )
}

const asBytes = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
