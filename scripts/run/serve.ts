import { rmSync, writeFileSync } from 'node:fs'
import { resetEmbedded } from '@/lib/db/embedded/reset'
import { migrate } from '@/lib/db/migrate'
import { readSettings, type Settings } from '@/lib/settings'
import { startNote } from '../prepare/live-start.mjs'
import { step } from '../prepare/steps.mjs'
import { type Child, keepRunning } from './child'
import { type Database, openDatabase, ownsTables } from './database'
import { demoIsDue, demoIsHalfMade, makeDemo } from './demo'
import { addressOf, childEnvironment, isLoopback } from './environment'
import { greeting } from './greeting'
import { keepAlive } from './keep-alive'
import { typeScript, webServer } from './program'
import { stoppable } from './stopping'
import { answersAt } from './web-ready'

type Mode = 'start' | 'dev' | 'worker'

/** Opens the database, then runs the web server and a worker until told to stop. `since` is when the start began, in ms. */
export async function serve({ mode, since }: { mode: Mode; since: number }): Promise<void> {
  const settings = readSettings(process.env)
  const parts = stoppable()
  try {
    await startParts(mode, settings, parts, since)
  } catch (error) {
    parts.stopWith(error instanceof Error ? error.message : String(error))
  }
}

async function startParts(mode: Mode, settings: Settings, parts: ReturnType<typeof stoppable>, since: number) {
  if (mode !== 'worker') parts.onStop(noteStart(settings))
  const database = await step('Database', () => openDatabase(settings))
  parts.onStop(database.release)
  if (database.embedded) parts.onStop(keepAlive(database.embedded))
  const env = childEnvironment(settings, database, mode !== 'dev')
  if (mode !== 'worker') await bringUpToDate(settings, database, env)

  const run = (name: string, args: string[]): Child => keepRunning({ name, args, env, onGivenUp: parts.stopWith })
  const worker = run('worker', typeScript('scripts/worker.ts'))
  parts.onStop(worker.stop)
  worker.show()
  if (mode === 'worker') return console.log('The worker runs. Stop it with Ctrl-C.')

  const web = run('web server', webServer(mode, settings.HOST, settings.PORT))
  parts.onStop(web.stop)
  await step('Web server and worker', () => answersAt(settings.HOST, settings.PORT))
  web.ran()
  const address = addressOf(settings)
  web.show()
  const lines = await greeting({ database, env, address })
  const seconds = ((Date.now() - since) / 1000).toFixed(1)
  if (!settings.BASE_URL && !isLoopback(settings.HOST)) {
    console.warn(
      `Warning: links in messages and on copies begin with ${address}. Set BASE_URL to the address that people use.`,
    )
  }
  if (settings.BASE_URL?.startsWith('https://') && !settings.TRUSTED_PROXIES) {
    console.warn(
      'Warning: TRUSTED_PROXIES names no proxy, so everybody who comes by the one that brings TLS counts as one and the evidence names the proxy. Set it to that proxy’s address, for example 127.0.0.1.',
    )
  }
  console.log([`\nCountersign is ready at ${address} after ${seconds} s.`, ...lines, 'Stop it with Ctrl-C.'].join('\n'))
}

async function bringUpToDate(settings: Settings, database: Database, env: NodeJS.ProcessEnv) {
  if (database.embedded && demoIsHalfMade(settings.DATA_DIR)) await resetEmbedded(database.embedded)
  await step('Migrations', async () => {
    const applied = await migrate(database)
    return applied.length > 0 ? `${applied.length} applied` : 'none due'
  })
  if (database.embedded && (await demoIsDue(settings.DATA_DIR, database.applicationUrl))) {
    await step('Demo school', () => makeDemo(settings.DATA_DIR, env))
  }
  if (await ownsTables(database.applicationUrl)) {
    console.warn(
      'Warning: DATABASE_URL connects as the owner of the tables, who could switch off what protects signed records. Give the owner in MIGRATION_DATABASE_URL and another role in DATABASE_URL.',
    )
  }
}

function noteStart(settings: Settings) {
  const note = startNote(settings.DATA_DIR)
  writeFileSync(note, JSON.stringify({ pid: process.pid, address: addressOf(settings) }))
  return async () => rmSync(note, { force: true })
}
