import { resolve } from 'node:path'
import type { Command } from 'commander'
import { Client } from 'pg'
import { counted } from '@/lib/format/words'
import { readSettings, type Settings } from '@/lib/settings'
import { type Database, openDatabase } from '../run/database'
import { childEnvironment, secretsOf } from '../run/environment'
import { answer, type Output } from './answer'
import { diskSpace, fonts, nodeVersion, timeZones } from './doctor/computer'
import { clocks, keysOpen, migrations, roles, server } from './doctor/database'
import { checked, type Finding, fault, reason } from './doctor/finding'
import { rights, triggers } from './doctor/protection'
import { baseUrl, mailServer, proxies, secretStrength, settings as settingsFinding } from './doctor/settings'
import { copies, jobs, mail, seals, worker } from './doctor/work'

type Options = Output & { deep?: boolean }
type Named = Finding & { check: string }

/** `doctor`. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('Say what is wrong with this installation and how to mend it, and change nothing.')
    .option('--deep', 'verify every entry, every copy and every state, not only the latest')
    .option('--json', 'print JSON and nothing else')
    .action(doctor)
}

async function doctor(options: Options) {
  const found: Named[] = []
  const look = async (check: string, work: Parameters<typeof checked>[0]) => {
    const findings = await checked(work)
    for (const finding of findings) found.push({ check, ...finding })
    return findings.every((finding) => finding.state !== 'fault')
  }
  await look('Node.js', () => nodeVersion(process.versions.node))
  await look('time zones', () => timeZones())
  await look('fonts', () => fonts())
  if (await look('settings', () => settingsFinding(process.env))) {
    const settings = readSettings(process.env)
    await lookAtSettings(settings, look)
    await lookAtDatabase(settings, Boolean(options.deep), look)
  }
  report(options, found)
}

type Look = (check: string, work: Parameters<typeof checked>[0]) => Promise<boolean>

async function lookAtSettings(settings: Settings, look: Look) {
  await look('address', () => baseUrl(settings))
  await look('proxies', () => proxies(settings))
  await look('disk', () => diskSpace(resolve(settings.DATA_DIR)))
  await look('mail server', () => mailServer(settings, !settings.DATABASE_URL))
}

async function lookAtDatabase(settings: Settings, deep: boolean, look: Look) {
  let database: Database
  try {
    database = await openDatabase(settings)
  } catch (error) {
    await look('database', () => fault(reason(error), 'See that PostgreSQL runs and that DATABASE_URL is right.'))
    return
  }
  const [owner, application] = [database.ownerUrl, database.applicationUrl].map(
    (connectionString) => new Client({ connectionString, connectionTimeoutMillis: 10_000 }),
  ) as [Client, Client]
  try {
    await Promise.all([owner.connect(), application.connect()])
    await look('database', () => server(owner))
    await look('roles', () => roles(application))
    await look('clocks', () => clocks(application))
    if (await look('migrations', () => migrations(owner))) await lookInside(settings, database, owner, deep, look)
  } finally {
    await Promise.allSettled([owner.end(), application.end()])
    await database.release()
  }
}

async function lookInside(settings: Settings, database: Database, owner: Client, deep: boolean, look: Look) {
  const { secret, previous } = secretsOf(settings, Boolean(database.embedded))
  await look('triggers', () => triggers(owner))
  await look('rights', () => rights(owner, decodeURIComponent(new URL(database.applicationUrl).username)))
  await look('secret', () => secretStrength(secret))
  if (secret) await look('keys', () => keysOpen(owner, secret, previous))
  await look('worker', () => worker(owner))
  await look('jobs', () => jobs(owner))
  await look('copies', () => copies(owner))
  await look('seals', () => seals(owner))
  await look('mail', () => mail(owner))
  if (!secret) return
  // The domain reads its settings when it is loaded, so it is loaded after this.
  Object.assign(process.env, childEnvironment(settings, database, true), { LOG_LEVEL: 'silent' })
  const { chains, keptFiles, roundCounts, states } = await import('./doctor/evidence')
  const { db } = await import('@/lib/db/client')
  await look('chains', () => chains(owner, deep))
  await look('kept copies', () => keptFiles(deep))
  await look('states', () => states(deep))
  await look('counts', () => roundCounts(owner))
  await db.$disconnect()
}

const MARK = { ok: 'ok     ', warning: 'WARNING', fault: 'FAULT  ' }

function report(options: Options, found: Named[]) {
  const [faults, warnings] = (['fault', 'warning'] as const).map(
    (state) => found.filter((it) => it.state === state).length,
  )
  const lines = found.flatMap(({ check, state, says, mend }) => [
    `${MARK[state]} ${check}: ${says}`,
    ...(mend ? [`        ${mend}`] : []),
  ])
  answer(options, { ok: faults === 0, faults, warnings, findings: found }, [
    ...lines,
    `${counted(faults ?? 0, 'fault')}, ${counted(warnings ?? 0, 'warning')}.`,
  ])
  if (faults) process.exitCode = 1
}
