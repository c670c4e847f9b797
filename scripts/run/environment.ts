import type { Settings } from '@/lib/settings'
import type { Database } from './database'
import { previousSecret, sessionSecret } from './secret'

const LOOPBACK = ['127.0.0.1', '::1', 'localhost']
const ANY = ['0.0.0.0', '::']

export const isLoopback = (host: string) => LOOPBACK.includes(host)

/** Where a browser on this computer finds the pages. */
export function addressOf({ BASE_URL, HOST, PORT }: Settings): string {
  if (BASE_URL) return BASE_URL
  const name = isLoopback(HOST) || ANY.includes(HOST) ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST
  return `http://${name}:${PORT}`
}

/** Buttons to sign in as anyone are for this computer alone; others on the network get passwords. */
export function demoMode(settings: Settings, database: Database): Settings['COUNTERSIGN_DEMO'] {
  if (!database.embedded) return 'off'
  return isLoopback(settings.HOST) ? 'buttons' : 'passwords'
}

/** The installation's secret, and the one before while it is being replaced: from the environment, else from the data folder. */
export function secretsOf(settings: Settings, embedded: boolean): { secret?: string; previous?: string } {
  const { NEXTAUTH_SECRET: secret, NEXTAUTH_SECRET_PREVIOUS: previous, DATA_DIR } = settings
  if (secret || !embedded) return { secret, previous }
  return { secret: sessionSecret(DATA_DIR), previous: previous ?? previousSecret(DATA_DIR) }
}

/** The settings as the web server, the worker and the demo get them: never the owner's address of the database. */
export function childEnvironment(settings: Settings, database: Database, production: boolean): NodeJS.ProcessEnv {
  const { MIGRATION_DATABASE_URL: _owner, ...inherited } = process.env
  const { secret, previous } = secretsOf(settings, Boolean(database.embedded))
  if (!secret)
    throw new Error(
      'Set NEXTAUTH_SECRET to at least 32 random characters, the same for every process, because DATABASE_URL is set.',
    )
  return {
    ...inherited,
    NODE_ENV: production ? 'production' : 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: database.applicationUrl,
    NEXTAUTH_SECRET: secret,
    ...(previous && { NEXTAUTH_SECRET_PREVIOUS: previous }),
    NEXTAUTH_URL: addressOf(settings),
    BASE_URL: addressOf(settings),
    HOST: settings.HOST,
    PORT: String(settings.PORT),
    DATA_DIR: settings.DATA_DIR,
    COUNTERSIGN_DEMO: demoMode(settings, database),
  }
}
