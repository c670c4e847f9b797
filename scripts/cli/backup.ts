import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import type { Manifest } from '@/lib/backup/contents'
import { sealed } from '@/lib/backup/sealing'
import { takeBackup } from '@/lib/backup/take-backup'
import { counted } from '@/lib/format/words'
import { readSettings } from '@/lib/settings'
import packageJson from '../../package.json' with { type: 'json' }
import { openDatabase } from '../run/database'
import { secretsOf } from '../run/environment'
import { answer, fromWhereTheyStand, type Output } from './answer'
import { passphrase } from './passphrase'

type Options = Output & { passphraseFile?: string }

/** `backup`. */
export function addBackupCommand(program: Command): void {
  program
    .command('backup')
    .description(
      'Write everything there is (database, kept files, secret) to a file, encrypted with a passphrase, while the portal runs.',
    )
    .argument('<file>', 'where to write it; - is standard output')
    .option(
      '--passphrase-file <file>',
      'its first line is the passphrase; else COUNTERSIGN_PASSPHRASE, else it is asked for',
    )
    .option('--json', 'print JSON and nothing else')
    .action(backup)
}

async function backup(file: string, options: Options) {
  const path = file === '-' ? null : fromWhereTheyStand(file)
  if (path) refuseToOverwrite(path, file)
  const phrase = await passphrase(options, true)
  const settings = readSettings(process.env)
  const database = await openDatabase(settings)
  try {
    const { secret, previous } = secretsOf(settings, Boolean(database.embedded))
    if (!secret) throw new Error('Set NEXTAUTH_SECRET: a backup without it could not be restored whole.')
    const taking = takeBackup({ ownerUrl: database.ownerUrl, keys: { secret, previous }, program: packageJson.version })
    let manifest: Manifest | null = null
    const stream = await sealed(
      (async function* () {
        manifest = yield* taking
      })(),
      phrase,
    )
    const bytes = path ? await writeWhole(stream, path) : await writeOut(stream)
    tell(path ? options : null, file, bytes, manifest)
  } finally {
    await database.release()
  }
}

function refuseToOverwrite(path: string, file: string) {
  if (existsSync(path)) throw new Error(`${file} is there already and is not overwritten: name another file.`)
  if (!existsSync(dirname(path))) throw new Error(`The folder of ${file} is not there: make it first.`)
}

/** Under another name until it is whole and on the disk, for its owner alone. */
async function writeWhole(stream: Readable, path: string): Promise<number> {
  const making = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  try {
    await pipeline(stream, createWriteStream(making, { mode: 0o600, flags: 'wx' }))
    const written = await open(making, 'r')
    await written.sync()
    await written.close()
    await rename(making, path)
    return (await stat(path)).size
  } catch (error) {
    await rm(making, { force: true })
    throw error
  }
}

async function writeOut(stream: Readable): Promise<number> {
  let bytes = 0
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
  }
  return bytes
}

function tell(options: Options | null, file: string, bytes: number, manifest: Manifest | null) {
  const rows = manifest?.parts.reduce((sum, part) => sum + (part.rows ?? 0), 0) ?? 0
  const parts = manifest?.parts ?? []
  const line = `Backed up: ${counted(rows, 'row')} of ${counted(parts.length - 2, 'table')}, ${(bytes / 1e6).toFixed(1)} MB.`
  // Standard output is the backup itself.
  if (!options) return process.stderr.write(`${line}\n`)
  answer(options, { file, bytes, rows, parts }, [line, `It is ${file}. Keep the passphrase somewhere else.`])
}
