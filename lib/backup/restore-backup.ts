import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { Client, type ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate, migrateTo } from '@/lib/db/migrate'
import { migrationNames } from '@/lib/db/migration-files'
import { rewrapAll } from '@/lib/keys/rewrap'
import { migrationsOf, nameOf, speakPlainly, tablesOf } from './catalogue'
import type { Header, Keys, Manifest, Table } from './contents'
import { allowLoading } from './loading'
import { type ReadBackup, readBackup } from './read-backup'
import { emptyTarget, finish, refuseUnlessEmpty, startOver } from './target'

export type Target = { ownerUrl: string; applicationUrl: string }

type Restoring = Target & {
  file: string
  passphrase: string
  /** What `checkBackup` read. */
  header: Header
  /** The secret that this installation has already, or null when it takes the backup's. */
  secret: string | null
  /** Puts the backup's secret in its place, just before the rows are there for good. */
  keepSecret(secret: string): void
}

export type Restored = ReadBackup & { applied: string[]; rewrapped: number }

/** Reads a backup to its end and changes nothing; throws one sentence when it is not whole or this version is too old for it. */
export const checkBackup = (file: string, passphrase: string): Promise<ReadBackup> =>
  readBackup(file, passphrase, { begin: async (header) => refuseNewer(header) })

/** Puts a checked backup into an empty database, everything or nothing, and brings it up to this version. Throws one sentence. */
export async function restoreBackup(restoring: Restoring): Promise<Restored> {
  const { header, ownerUrl, applicationUrl } = restoring
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await refuseUnlessEmpty(client)
    await startOver(client)
    try {
      await migrateTo(ownerUrl, header.migrations)
      const { read, rewrapped } = await load(client, restoring)
      const applied = await migrate({ ownerUrl, applicationUrl })
      await client.query('ANALYZE')
      return { ...read, applied, rewrapped }
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      await emptyTarget(client).catch(() => undefined)
      throw error
    }
  } finally {
    await client.end()
  }
}

function refuseNewer({ migrations }: Header): void {
  const unknown = migrations.filter((name) => !migrationNames().includes(name))
  if (unknown.length > 0)
    throw new Error(
      `This backup was made by a newer version of Countersign (it has ${unknown.join(', ')}): update the program, then restore it.`,
    )
}

async function load(client: ClientBase, { file, passphrase, secret, keepSecret }: Restoring) {
  await client.query('BEGIN')
  await speakPlainly(client)
  const protect = await allowLoading(client)
  const read = await readBackup(file, passphrase, {
    begin: async (header) => sameTables(client, header),
    table: async (table) => into(client, table),
  })
  await setSequences(client, read.manifest)
  await protect()
  const rewrapped = await fitKeys(client, read.keys, secret)
  if (secret === null) keepSecret(read.keys.secret)
  await finish(client)
  await client.query('COMMIT')
  return { read, rewrapped }
}

async function sameTables(client: ClientBase, header: Header) {
  const { jobs } = await migrationsOf(client)
  if (header.jobs > jobs)
    throw new Error('This backup was made by a newer version of Countersign: update the program, then restore it.')
  const ours = new Map((await tablesOf(client)).map((table) => [nameOf(table), table]))
  for (const table of header.tables) {
    const there = ours.get(nameOf(table))
    const lacking = table.columns.filter((column) => !there?.columns.includes(column))
    if (lacking.length > 0)
      throw new Error(
        `The backup has ${table.schema}.${table.name} with ${lacking.join(', ')}, which its own migrations do not make.`,
      )
  }
}

async function into(client: ClientBase, table: Table) {
  const columns = table.columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ')
  const copy = client.query(copyFrom(`COPY ${nameOf(table)} (${columns}) FROM STDIN`))
  const done = finished(copy)
  done.catch(() => undefined)
  return {
    async piece(content: Buffer) {
      if (!copy.write(content)) await Promise.race([once(copy, 'drain'), done])
    },
    async end() {
      copy.end()
      await done
      return copy.rowCount
    },
  }
}

async function setSequences(client: ClientBase, { sequences }: Manifest) {
  for (const sequence of sequences)
    await client.query('SELECT setval($1::regclass, $2)', [nameOf(sequence), sequence.value])
}

/** What the backup's secret encrypted is encrypted with the secret of this installation, where that is another. */
async function fitKeys(client: ClientBase, { secret: theirs, previous }: Keys, ours: string | null): Promise<number> {
  const to = ours ?? theirs
  if (to === theirs && !previous) return 0
  return rewrapAll(client, previous ? [theirs, previous] : [theirs], to)
}
