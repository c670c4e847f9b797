import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { type EmbeddedDatabase, openEmbedded } from '@/lib/db/embedded/database'
import type { Settings } from '@/lib/settings'

export type Database = {
  embedded: EmbeddedDatabase | null
  ownerUrl: string
  applicationUrl: string
  release(): Promise<void>
}

/** The database of the settings, or the embedded one below the data folder. */
export async function openDatabase(settings: Settings): Promise<Database> {
  const { DATABASE_URL, MIGRATION_DATABASE_URL, DATA_DIR } = settings
  if (!DATABASE_URL) {
    const embedded = await openEmbedded(DATA_DIR)
    return { embedded, ...embedded }
  }
  await reach('DATABASE_URL', DATABASE_URL)
  if (MIGRATION_DATABASE_URL) await reach('MIGRATION_DATABASE_URL', MIGRATION_DATABASE_URL)
  const outside = { embedded: null, release: async () => undefined }
  return { ...outside, ownerUrl: MIGRATION_DATABASE_URL ?? DATABASE_URL, applicationUrl: DATABASE_URL }
}

const RECOVERS_WITHIN_MS = 60_000
const AGAIN_AFTER_MS = 500

async function reach(setting: string, url: string, until = Date.now() + RECOVERS_WITHIN_MS): Promise<void> {
  try {
    await truthOf(url, 'true')
  } catch (error) {
    // It is there and starts, perhaps after a crash: so do we, a little later.
    if ((error as { code?: string }).code === '57P03' && Date.now() < until) {
      await sleep(AGAIN_AFTER_MS)
      return reach(setting, url, until)
    }
    const { host } = new URL(url)
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(
      `Countersign cannot use the database at ${host}: ${why}. Check ${setting} and that the database runs.`,
    )
  }
}

async function truthOf(url: string, question: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ answer: boolean }>(`SELECT (${question}) AS answer`)
    return rows[0]?.answer ?? false
  } finally {
    await client.end()
  }
}

export const hasSchool = (url: string) => truthOf(url, 'EXISTS (SELECT FROM "School")')

/** Whether the role may change the tables themselves, and so switch off what protects them. */
export const ownsTables = (url: string) =>
  truthOf(
    url,
    `(SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
      OR EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user)`,
  )
