import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '@/lib/db/embedded/database'
import { migrate } from '@/lib/db/migrate'
import { removeLeftOver } from './left-over'

const PREFIX = 'countersign-test-'

// The files are thrown away afterwards, so nothing needs to reach the disk.
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

/** What writes to the disk as a school's database does, for whoever measures. */
export const DURABLE = ['max_connections=200']

/** An empty PostgreSQL of its own, in a folder of its own, which `remove` deletes; migrated and forgetful unless told otherwise. */
export async function temporaryDatabase({ migrated = true, flags = FORGETFUL } = {}) {
  await removeLeftOver(PREFIX)
  const folder = mkdtempSync(join(tmpdir(), PREFIX))
  // PostgreSQL may run as another user, who passes through here to a folder of its own.
  chmodSync(folder, 0o711)
  const database = await openEmbedded(folder, flags)
  const remove = async () => {
    await database.release()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    if (migrated) await migrate(database)
    return { ...database, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
