import { spawn, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { commandOf, hasEnded, isAlive } from './processes'
import type { SystemUser } from './system-user'

export type Server = {
  /** Holds PostgreSQL's own files; belongs to `user`. */
  folder: string
  log: string
  user: SystemUser
  programs: { initdb: string; postgres: string }
  password: string
  flags: string[]
}

const ATTEMPTS = 8
// After a crash it first replays its journal.
const ANSWER_WITHIN = 60_000
const QUIET = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC']
const ENVIRONMENT = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }

/** Makes the files of a new server, all or nothing. */
export function initialise({ folder, user, programs, password }: Server): void {
  const fresh = `${folder}.new`
  const secret = `${folder}.password`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true, mode: 0o700 })
  writeFileSync(secret, password, { mode: 0o600 })
  if (user.uid !== undefined) for (const path of [fresh, secret]) chownSync(path, user.uid, user.gid ?? user.uid)
  const options = ['--username=postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C']
  // Names sort as readers expect, whatever languages this computer has installed.
  const order = ['--locale-provider=icu', '--icu-locale=en-GB']
  const made = spawnSync(programs.initdb, [`--pgdata=${fresh}`, ...options, ...order], {
    ...user,
    cwd: '/',
    env: ENVIRONMENT,
    encoding: 'utf8',
  })
  rmSync(secret, { force: true })
  if (made.status !== 0)
    throw new Error(`PostgreSQL could not make its files in ${folder}: ${made.error?.message ?? made.stderr}`)
  renameSync(fresh, folder)
}

/** The server that runs on the folder: its process and port, or null. Clears the note that a killed one left behind. */
export function running(folder: string): { pid: number; port: number } | null {
  const note = join(folder, 'postmaster.pid')
  if (!existsSync(note)) return null
  const [pid, , , port] = readFileSync(note, 'utf8').split('\n').map(Number)
  if (pid && port && isAlive(pid) && commandOf(pid).includes(folder)) return { pid, port }
  rmSync(note, { force: true })
  return null
}

/** Starts PostgreSQL, or joins the one that runs, and returns its process and port once it answers; on `port`, where it was before. */
export async function start(server: Server, port?: number): Promise<{ pid: number; port: number }> {
  // It may end again at once: its port was taken, or the helpers of a killed server are still leaving.
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const there = running(server.folder) ?? (await launch(server, port))
    const end = Date.now() + ANSWER_WITHIN
    while (isAlive(there.pid) && Date.now() < end) {
      if (await answers(there.port, server.password)) return there
      await sleep(40)
    }
    await sleep(attempt * 200)
  }
  const log = existsSync(server.log) ? readFileSync(server.log, 'utf8').trim().split('\n').slice(-5).join('\n') : ''
  throw new Error(`The embedded PostgreSQL did not start; its log ${server.log} ends with:\n${log}`)
}

async function launch({ folder, log, user, programs, flags }: Server, before?: number) {
  const port = before ?? (await lastingPort())
  const output = openSync(log, 'a', 0o600)
  const settings = [...QUIET, `port=${port}`, ...flags].flatMap((setting) => ['-c', setting])
  // Detached: Ctrl-C in the terminal must not reach it before the web server has finished with it.
  const child = spawn(programs.postgres, ['-D', folder, ...settings], {
    ...user,
    cwd: '/',
    env: ENVIRONMENT,
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject))
  child.unref()
  return { pid: child.pid ?? 0, port }
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', password, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new Error('The embedded PostgreSQL refuses the password that is kept beside it.')
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Stops the server: open transactions are rolled back, everything committed is on disk. */
export async function stop(pid: number): Promise<void> {
  if (!isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  if (await hasEnded(pid, 20_000)) return
  process.kill(pid, 'SIGQUIT')
  await hasEnded(pid, 5000)
}

/** A port on this computer that nobody listens on just now: this one, or whichever the system gives. */
export const freePort = (port = 0) =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

// Systems take the ports of outgoing connections from 32768 upwards, so none of them can hold one of these.
const LASTING = [20_000, 32_000] as const

/** A port to come back to after a crash, which no connection can have taken meanwhile. */
async function lastingPort(): Promise<number> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const port = await freePort(randomInt(...LASTING)).catch(() => null)
    if (port) return port
  }
  return freePort()
}
