import { readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isInUse } from '@/lib/db/embedded/in-use'
import { running, stop } from '@/lib/db/embedded/server'

const TOO_YOUNG_MS = 60_000

/** Stops and deletes the databases of test runs that were killed: nobody uses them and nobody else would. */
export async function removeLeftOver(prefix: string): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    const home = join(tmpdir(), name)
    try {
      if (Date.now() - statSync(home).mtimeMs < TOO_YOUNG_MS || isInUse(home)) continue
      const server = running(join(home, 'postgres'))
      if (server) await stop(server.pid)
      rmSync(home, { recursive: true, force: true })
    } catch {
      // Another user's, or another run is removing it at this moment.
    }
  }
}
