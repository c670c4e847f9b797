import { resolve } from 'node:path'
import type { Command } from 'commander'
import { Client } from 'pg'
import { counted } from '@/lib/format/words'
import { rewrapAll } from '@/lib/keys/rewrap'
import { readSettings, type Settings } from '@/lib/settings'
import { liveStart } from '../prepare/live-start.mjs'
import { openDatabase } from '../run/database'
import { forgetPreviousSecret, newSecret, replaceSecret } from '../run/secret'
import { answer, type Output } from './answer'

/** `secret make` and `secret rotate`. */
export function addSecretCommands(secret: Command): void {
  secret
    .command('make')
    .description('Print a new random secret, for NEXTAUTH_SECRET; changes nothing.')
    .option('--json', 'print JSON and nothing else')
    .action((options: Output) => {
      const made = newSecret()
      answer(options, { secret: made }, [made])
    })
  secret
    .command('rotate')
    .description(
      'Encrypt what the database keeps with the new secret: NEXTAUTH_SECRET, the old one being NEXTAUTH_SECRET_PREVIOUS; or, with the embedded database, make and keep a new one.',
    )
    .option('--json', 'print JSON and nothing else')
    .action(rotate)
}

async function rotate(options: Output) {
  const settings = readSettings(process.env)
  const ownSecret = !settings.NEXTAUTH_SECRET && !settings.DATABASE_URL
  const database = await openDatabase(settings)
  try {
    const { secret, previous } = ownSecret ? replaceOwn(settings) : given(settings)
    const count = await inOneTransaction(database.applicationUrl, (client) =>
      rewrapAll(client, [secret, previous], secret),
    )
    if (ownSecret) forgetPreviousSecret(settings.DATA_DIR)
    answer(options, { encrypted: count }, [
      `Encrypted anew: ${counted(count, 'secret')}. Whoever was signed in signs in again.`,
      ownSecret
        ? `The new secret is in ${settings.DATA_DIR}.`
        : 'Take NEXTAUTH_SECRET_PREVIOUS out of the settings now.',
    ])
  } finally {
    await database.release()
  }
}

function replaceOwn(settings: Settings) {
  const running = liveStart(resolve(settings.DATA_DIR))
  if (running)
    throw new Error(
      `Countersign runs, as process ${running.pid}: stop it first, so that it starts with the new secret.`,
    )
  return replaceSecret(settings.DATA_DIR)
}

function given({ NEXTAUTH_SECRET: secret, NEXTAUTH_SECRET_PREVIOUS: previous }: Settings) {
  if (!secret || !previous)
    throw new Error(
      'Set NEXTAUTH_SECRET to the new secret and NEXTAUTH_SECRET_PREVIOUS to the old one, and start every process with both.',
    )
  if (secret === previous)
    throw new Error('NEXTAUTH_SECRET and NEXTAUTH_SECRET_PREVIOUS are the same: one of them has to be new.')
  return { secret, previous }
}

async function inOneTransaction<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN')
    const outcome = await work(client)
    await client.query('COMMIT')
    return outcome
  } finally {
    await client.end()
  }
}
