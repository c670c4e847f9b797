import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileOf = (dataDir: string) => join(dataDir, 'session-secret')
const previousOf = (dataDir: string) => join(dataDir, 'session-secret.previous')

export const newSecret = () => randomBytes(48).toString('base64url')

/** The installation's secret, made once and kept in the data folder for its owner alone. */
export function sessionSecret(dataDir: string): string {
  if (!existsSync(fileOf(dataDir))) putSecret(dataDir, newSecret())
  return readFileSync(fileOf(dataDir), 'utf8').trim()
}

/** The secret before, while it is being replaced. */
export const previousSecret = (dataDir: string): string | undefined =>
  existsSync(previousOf(dataDir)) ? readFileSync(previousOf(dataDir), 'utf8').trim() : undefined

export function putSecret(dataDir: string, secret: string): void {
  write(fileOf(dataDir), secret)
}

/** A new secret, with the one before beside it until everything is encrypted anew: whoever dies in between loses nothing. */
export function replaceSecret(dataDir: string): { secret: string; previous: string } {
  const previous = previousSecret(dataDir)
  // An earlier change was interrupted: what it had begun is what is finished now.
  if (previous) return { secret: sessionSecret(dataDir), previous }
  const secret = newSecret()
  const old = sessionSecret(dataDir)
  write(previousOf(dataDir), old)
  write(fileOf(dataDir), secret)
  return { secret, previous: old }
}

export const forgetPreviousSecret = (dataDir: string) => rmSync(previousOf(dataDir), { force: true })

function write(file: string, secret: string) {
  writeFileSync(`${file}.new`, secret, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
