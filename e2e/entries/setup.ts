import { type ChildProcess, spawn } from 'node:child_process'
import type { TestProject } from 'vitest/node'
import { freePort } from '@/lib/db/embedded/server'
import { temporaryDatabase } from '@/lib/testing/database'
import { webServer } from '@/scripts/run/program'
import { answersAt } from '@/scripts/run/web-ready'
import { ended } from '../fixtures/programs'
import type { Server } from './table/row'

declare module 'vitest' {
  interface ProvidedContext {
    entries: { applicationUrl: string; ownerUrl: string; addresses: Record<Server, string>; secret: string }
  }
}

const SECRET = 'a secret for the table of entries that opens nothing'
const DEMO: Record<Server, string> = { school: 'off', buttons: 'buttons', passwords: 'passwords' }

/** One database, and the built program three times on it: as a school's own, and as a demonstration of either kind. */
export default async function setup(project: TestProject) {
  const database = await temporaryDatabase()
  const programs: ChildProcess[] = []
  const start = async (server: Server) => {
    const port = await freePort()
    const address = `http://localhost:${port}`
    programs.push(
      spawn(process.execPath, webServer('start', '127.0.0.1', port), {
        env: {
          ...process.env,
          NODE_ENV: 'production',
          NEXT_TELEMETRY_DISABLED: '1',
          DATABASE_URL: database.applicationUrl,
          NEXTAUTH_SECRET: SECRET,
          NEXTAUTH_URL: address,
          BASE_URL: address,
          HOST: '127.0.0.1',
          PORT: String(port),
          LOG_LEVEL: 'silent',
          COUNTERSIGN_DEMO: DEMO[server],
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    )
    await answersAt('127.0.0.1', port)
    return address
  }
  const stop = async () => {
    await Promise.all(programs.map(ended))
    await database.remove()
  }
  try {
    const addresses = {
      school: await start('school'),
      buttons: await start('buttons'),
      passwords: await start('passwords'),
    }
    const { applicationUrl, ownerUrl } = database
    project.provide('entries', { applicationUrl, ownerUrl, addresses, secret: SECRET })
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}
