import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { checkBackup, restoreBackup } from '@/lib/backup/restore-backup'
import { counted } from '@/lib/format/words'
import { readSettings, type Settings } from '@/lib/settings'
import { liveStart } from '../prepare/live-start.mjs'
import { openDatabase } from '../run/database'
import { noDemo } from '../run/demo'
import { putSecret } from '../run/secret'
import { answer, fromWhereTheyStand, type Output } from './answer'
import { passphrase } from './passphrase'

type Options = Output & { passphraseFile?: string; check?: boolean }

/** `restore`. */
export function addRestoreCommand(program: Command): void {
  program
    .command('restore')
    .description('Put a backup into an empty database, everything or nothing, and bring it up to this version.')
    .argument('<file>', 'the backup')
    .option('--check', 'read the backup to its end and change nothing')
    .option(
      '--passphrase-file <file>',
      'its first line is the passphrase; else COUNTERSIGN_PASSPHRASE, else it is asked for',
    )
    .option('--json', 'print JSON and nothing else')
    .action(restore)
}

async function restore(name: string, options: Options) {
  const file = fromWhereTheyStand(name)
  if (!existsSync(file)) throw new Error(`${name} is not there: check the name of the backup.`)
  const phrase = await passphrase(options, false)
  if (options.check) return check(name, file, phrase, options)
  const settings = readSettings(process.env)
  refuseWhileRunning(settings)
  if (settings.DATABASE_URL && !settings.NEXTAUTH_SECRET)
    throw new Error(
      'Set NEXTAUTH_SECRET, because DATABASE_URL is set: a new one will do, the keys are encrypted anew with it.',
    )
  // Before a database is made for it, so that nothing is changed by a backup that is not whole.
  const { header } = await checkBackup(file, phrase)
  const database = await openDatabase(settings)
  try {
    const { manifest, applied, rewrapped } = await restoreBackup({
      ...database,
      file,
      passphrase: phrase,
      header,
      secret: settings.NEXTAUTH_SECRET ?? null,
      keepSecret: (secret) => {
        putSecret(settings.DATA_DIR, secret)
        noDemo(settings.DATA_DIR)
      },
    })
    if (database.embedded) noDemo(settings.DATA_DIR)
    const rows = rowsOf(manifest)
    answer(options, { file: name, madeAt: header.madeAt, rows, applied, rewrapped, parts: manifest.parts }, [
      `Restored: ${counted(rows, 'row')}, as they were at ${header.madeAt}.`,
      applied.length > 0
        ? `Brought up to this version: ${counted(applied.length, 'migration')}.`
        : 'No migration was due.',
      settings.NEXTAUTH_SECRET
        ? `NEXTAUTH_SECRET stays as it is set${rewrapped > 0 ? `; ${counted(rewrapped, 'key')} encrypted anew with it` : ''}.`
        : `The secret is in ${settings.DATA_DIR} again.`,
      'Start it with npm start.',
    ])
  } finally {
    await database.release()
  }
}

async function check(name: string, file: string, phrase: string, options: Options) {
  const { header, manifest } = await checkBackup(file, phrase)
  const rows = rowsOf(manifest)
  answer(options, { file: name, madeAt: header.madeAt, rows, parts: manifest.parts }, [
    `The backup is whole: ${counted(rows, 'row')}, as they were at ${header.madeAt}. Nothing was changed.`,
  ])
}

function refuseWhileRunning(settings: Settings) {
  const running = settings.DATABASE_URL ? null : liveStart(resolve(settings.DATA_DIR))
  if (running)
    throw new Error(
      `Countersign runs from ${settings.DATA_DIR}, as process ${running.pid}: set DATA_DIR to a new folder.`,
    )
}

const rowsOf = ({ parts }: { parts: { rows: number | null }[] }) =>
  parts.reduce((sum, part) => sum + (part.rows ?? 0), 0)
