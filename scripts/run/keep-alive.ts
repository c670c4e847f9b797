import { setTimeout as sleep } from 'node:timers/promises'
import { backoff } from './backoff'

const LOOK_EVERY_MS = 200

type Server = { alive(): boolean; revive(): Promise<void> }

/** Starts the embedded PostgreSQL again whenever it dies, for ever: its fault may pass. Returns how to stop looking. */
export function keepAlive(server: Server): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const waits = backoff()
  async function look() {
    let since = Date.now()
    while (!signal.aborted) {
      await sleep(LOOK_EVERY_MS, undefined, { signal })
      if (server.alive()) continue
      console.error('The database ended and is started again; nothing acknowledged is lost.')
      await sleep(waits.afterDeath(Math.max(Date.now() - since, 10_000)) ?? 0, undefined, { signal })
      await server.revive().catch((error: unknown) => console.error(String(error)))
      since = Date.now()
    }
  }
  const looking = look().catch(() => undefined)
  return async () => {
    stopping.abort()
    await looking
  }
}
