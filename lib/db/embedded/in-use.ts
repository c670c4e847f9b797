import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './processes'

const folderOf = (home: string) => join(home, 'database-users')

/** Notes that this process uses the database. */
export function claim(home: string): void {
  mkdirSync(folderOf(home), { recursive: true })
  writeFileSync(join(folderOf(home), String(process.pid)), '')
}

/** Takes the note back; true when no other living process uses the database. */
export function giveUp(home: string): boolean {
  rmSync(join(folderOf(home), String(process.pid)), { force: true })
  return !isInUse(home)
}

/** Whether a living process uses the database; the notes of dead ones go. */
export function isInUse(home: string): boolean {
  const living = readdirSync(folderOf(home)).filter((pid) => {
    if (isAlive(Number(pid))) return true
    rmSync(join(folderOf(home), pid), { force: true })
    return false
  })
  return living.length > 0
}

/** Starting and stopping happen one at a time, in whichever process. */
export async function withLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  const lock = join(home, 'database.lock')
  while (!takeLock(lock)) await sleep(50)
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function takeLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const holder = Number(readOr(lock, ''))
  // An empty note is being written this moment; a dead holder was killed.
  if (holder && !isAlive(holder)) rmSync(lock, { force: true })
  return false
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}
