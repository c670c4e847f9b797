import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canReach, type SystemUser } from './system-user'

/** Where the embedded database is and its passwords: postgres itself, the owner and the application. */
export type Place = { folder: string; superuser: string; owner: string; application: string }

const NOTE = 'database.json'
const password = () => randomBytes(24).toString('base64url')

/** A folder outside the checkout, for a database user who cannot enter it. */
export const spareFolder = (home: string) =>
  join('/var/lib/countersign', createHash('sha256').update(home).digest('hex').slice(0, 12))

/** What was decided on the first start, or is decided now. */
export function placeOf(home: string, user: SystemUser): Place {
  const note = join(home, NOTE)
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as Place
  if (existsSync(join(home, 'postgres'))) {
    throw new Error(
      `${note}, which holds the passwords of the database beside it, is missing: put it back, or move ${home} away to begin anew.`,
    )
  }
  const base = canReach(user, home) ? home : spareFolder(home)
  mkdirSync(base, { recursive: true, mode: 0o755 })
  const place = { folder: join(base, 'postgres'), superuser: password(), owner: password(), application: password() }
  writeFileSync(note, `${JSON.stringify(place, null, 2)}\n`, { mode: 0o600 })
  return place
}
