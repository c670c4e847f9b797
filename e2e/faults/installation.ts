import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { receiveMail } from '../fixtures/mail-server'
import { ended } from '../fixtures/programs'

const READY_WITHIN_MS = 240_000
const SECRET = 'a secret for the faults, which opens nothing elsewhere'

/** Lets this process use the installation's database, as the program itself does. */
export async function joinIn(installation: Installation, origin: string) {
  Object.assign(process.env, {
    DATABASE_URL: installation.databaseUrl('application'),
    NEXTAUTH_SECRET: SECRET,
    LOG_LEVEL: 'silent',
    BASE_URL: origin,
  })
  const { register } = await import('@/lib/reactions/register')
  register()
}

export type Installation = Awaited<ReturnType<typeof install>>

/** A folder with a data folder whose demonstration counts as made, and a mail server; the data on a disk of its own when one is given. */
export async function install(disk?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-faults-'))
  // PostgreSQL may run as another user, who passes through here to a folder of its own.
  chmodSync(folder, 0o711)
  const dataDir = join(disk ?? folder, 'data')
  mkdirSync(dataDir)
  writeFileSync(join(dataDir, 'demo'), 'made')
  const mail = await receiveMail(join(folder, 'mail'))
  const running: Running[] = []

  /** Where the embedded database answers, as one of its roles. */
  function databaseUrl(role: 'application' | 'owner' | 'superuser') {
    const place = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as Record<string, string>
    const port = readFileSync(join(place.folder ?? '', 'postmaster.pid'), 'utf8').split('\n')[3]
    const user = { application: 'countersign_app', owner: 'countersign_owner', superuser: 'postgres' }[role]
    return `postgresql://${user}:${place[role]}@127.0.0.1:${port}/countersign`
  }
  // Vitest sets these for itself.
  const { NODE_ENV: _mode, BASE_URL: _browser, ...inherited } = process.env
  const environment = (settings: Record<string, string>): NodeJS.ProcessEnv => ({
    ...(inherited as NodeJS.ProcessEnv),
    NEXTAUTH_SECRET: SECRET,
    MAIL_URL: `smtp://127.0.0.1:${mail.port}`,
    MAIL_FROM: 'Oakfield Primary School <office@oakfield.example>',
    LOG_LEVEL: 'error',
    ...settings,
  })
  async function start(settings: Record<string, string>): Promise<Running> {
    const started = await launch(environment(settings))
    running.push(started)
    return started
  }
  return {
    folder,
    dataDir,
    mailFolder: mail.folder,
    databaseUrl,
    environment,
    /** `npm start` with the embedded database, on this port. */
    first: (port: number, more = {}) => start({ DATA_DIR: dataDir, PORT: String(port), ...more }),
    /** A further `npm start` beside it, on the same database. */
    beside: (port: number, more = {}) =>
      start({
        DATA_DIR: join(folder, `data-${port}`),
        PORT: String(port),
        DATABASE_URL: databaseUrl('application'),
        MIGRATION_DATABASE_URL: databaseUrl('owner'),
        ...more,
      }),
    async remove() {
      // The first brought the database, so it goes last.
      while (running.length > 0) await running.pop()?.stop()
      await mail.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Running = {
  origin: string
  pid: number
  /** Everything that it has written so far. */
  output(): string
  stop(): Promise<void>
}

async function launch(env: NodeJS.ProcessEnv): Promise<Running> {
  const program = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let written = ''
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', (chunk) => (written += String(chunk)))
  const end = Date.now() + READY_WITHIN_MS
  while (!written.includes('Stop it with Ctrl-C')) {
    if (program.exitCode !== null || Date.now() > end) {
      await ended(program)
      throw new Error(`Countersign did not start.\n${written}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    origin: `http://localhost:${env.PORT}`,
    pid: program.pid ?? 0,
    output: () => written,
    stop: () => ended(program),
  }
}

/** The numbers of the processes that were started by another one and whose command line fits. */
export function childrenOf(parent: number, command: RegExp): number[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).split('\n')
  return lines.flatMap((line) => {
    const [, pid, ppid, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return Number(ppid) === parent && command.test(args) ? [Number(pid)] : []
  })
}

export const WEB = /next-server|next\/dist\/bin\/next/
export const WORKER = /scripts\/worker\.ts/

/** The process of the embedded PostgreSQL that all the others belong to. */
export function postmaster(dataDir: string): number {
  const { folder } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { folder: string }
  return Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
}
