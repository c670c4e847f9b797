import { Client } from 'pg'
import type { Installation, Running } from './installation'
import { plainBrowser, titleOf } from './plain-browser'

const LAST_WORDS = 4000

/** What stands still: what the pages answer, what the database waits for, and what each part said last. */
export async function describeStall(installation: Installation, running: Running[]): Promise<string> {
  const pages = running.map(async ({ origin }) => {
    const since = performance.now()
    const answer = await plainBrowser(() => origin)
      .open('/sign-in')
      .then(({ status, html }) => `${status} ${titleOf(html)}`, String)
    return `${origin} answers ${answer} after ${Math.round(performance.now() - since)} ms`
  })
  const parts = await Promise.all([...pages, connections(installation).catch(String)])
  return [...parts, ...running.map(({ origin, output }) => `${origin} said:\n${output().slice(-LAST_WORDS)}`)].join(
    '\n',
  )
}

async function connections(installation: Installation): Promise<string> {
  const sql = new Client({ connectionString: installation.databaseUrl('superuser'), connectionTimeoutMillis: 10_000 })
  await sql.connect()
  try {
    const { rows } = await sql.query<Record<string, unknown>>(
      `SELECT pid, state, wait_event_type, wait_event, pg_blocking_pids(pid) AS blocked_by,
        extract(epoch FROM now() - xact_start)::int AS transaction_s, left(regexp_replace(query, '\\s+', ' ', 'g'), 120) AS query
      FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY xact_start`,
    )
    return ['The database answers; its connections:', ...rows.map((row) => JSON.stringify(row))].join('\n')
  } finally {
    await sql.end()
  }
}
