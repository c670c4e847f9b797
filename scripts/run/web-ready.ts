import { setTimeout as sleep } from 'node:timers/promises'

const WITHIN_MS = 120_000
const REACHABLE: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]', '::1': '[::1]' }

/** Waits until the web server answers anything at all; its health is another question. */
export async function answersAt(host: string, port: number): Promise<void> {
  const url = `http://${REACHABLE[host] ?? host}:${port}/api/health`
  const end = Date.now() + WITHIN_MS
  while (Date.now() < end) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => null)
    if (answer) return
    await sleep(50)
  }
  throw new Error('The web server did not answer within two minutes.')
}
