import type { ClientBase } from 'pg'
import { counted } from '@/lib/format/words'
import { one } from './database'
import { type Finding, fault, ok, warning } from './finding'

const SEEN_WITHIN_S = 30

export async function worker(client: ClientBase): Promise<Finding> {
  const { seconds } = await one<{ seconds: number | null }>(
    client,
    `SELECT extract(epoch FROM now() - max("seenAt"))::float8 AS seconds FROM "WorkerHeartbeat"`,
  )
  if (seconds !== null && seconds < SEEN_WITHIN_S) return ok(`a worker was seen ${Math.round(seconds)} s ago`)
  return warning(
    seconds === null ? 'no worker was ever seen' : `no worker was seen for ${ago(seconds)}`,
    'Run npm start or npm run worker: without one no copy is made and no mail leaves.',
  )
}

const ago = (seconds: number) =>
  seconds < 120
    ? `${Math.round(seconds)} s`
    : seconds < 7200
      ? `${Math.round(seconds / 60)} minutes`
      : `${Math.round(seconds / 3600)} hours`

const TOO_LONG = '15 minutes'

export async function jobs(client: ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; failed: number; late: number; error: string | null }>(
    `SELECT task.identifier AS name, count(*) FILTER (WHERE job.attempts >= job.max_attempts AND job.locked_at IS NULL)::int AS failed,
      count(*) FILTER (WHERE job.attempts < job.max_attempts AND job.attempts = 0 AND job.locked_at IS NULL
        AND job.run_at < now() - interval '${TOO_LONG}')::int AS late,
      max(job.last_error) FILTER (WHERE job.attempts >= job.max_attempts) AS error
      FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id GROUP BY 1 ORDER BY 1`,
  )
  const sum = (of: 'failed' | 'late') => rows.reduce((total, row) => total + row[of], 0)
  const [failed, late] = [sum('failed'), sum('late')]
  const found: Finding[] = []
  if (failed > 0) {
    const worst = rows.find((row) => row.failed > 0)
    found.push(
      fault(
        `${counted(failed, 'job')} given up, ${worst?.name} with: ${worst?.error?.split('\n')[0]}`,
        'Mend what the error names. Copies are made again from the list of copies; mail is sent again from the round.',
      ),
    )
  }
  if (late > 0)
    found.push(
      warning(`${counted(late, 'job')} waiting for more than ${TOO_LONG}`, 'Run one more worker: npm run worker.'),
    )
  return found.length > 0 ? found : [ok('no job is late or was given up')]
}

export async function copies(client: ClientBase): Promise<Finding[]> {
  const { failed, late, error } = await one<{ failed: number; late: number; error: string | null }>(
    client,
    `SELECT count(*) FILTER (WHERE "copyState" = 'failed')::int AS failed, max("copyError") FILTER (WHERE "copyState" = 'failed') AS error,
      count(*) FILTER (WHERE "copyState" = 'queued' AND "copyQueuedAt" < now() - interval '${TOO_LONG}')::int AS late
      FROM "Request" WHERE "copyState" IN ('failed', 'queued')`,
  )
  const found: Finding[] = []
  const again = 'The office makes them again from the list of copies; the signatures stand.'
  if (failed > 0)
    found.push(fault(`${counted(failed, 'copy', 'copies')} could not be made, one because: ${error}`, again))
  if (late > 0) found.push(warning(`${counted(late, 'copy', 'copies')} waiting for more than ${TOO_LONG}`, again))
  return found.length > 0 ? found : [ok('no copy is late or could not be made')]
}

export async function mail(client: ClientBase): Promise<Finding> {
  const { failed, error } = await one<{ failed: number; error: string | null }>(
    client,
    `SELECT count(*)::int AS failed, max("lastError") AS error FROM "Message"
      WHERE state = 'failed' AND "createdAt" > now() - interval '7 days'`,
  )
  if (failed === 0) return ok('no message of the last week failed')
  return warning(
    `${counted(failed, 'message')} of the last week failed, one because: ${error}`,
    'Check MAIL_URL and the addresses.',
  )
}

const SOON = '60 days'

/** Whether the certificates that schools brought for their seals are good for a while; those of our making are made anew. */
export async function seals(client: ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<{ school: string; until: string; expired: boolean }>(
    `SELECT school.name AS school, to_char(key."validUntil", 'FMDD FMMonth YYYY') AS until, key."validUntil" <= now() AS expired
      FROM "SealKey" key JOIN "School" school ON school.id = key."schoolId"
      WHERE key."retiredAt" IS NULL AND key.origin = 'uploaded' AND key."validUntil" < now() + interval '${SOON}' ORDER BY key."validUntil"`,
  )
  const mend =
    'The headteacher puts another in place under Settings, Seal on the copies; copies that waited are then made.'
  if (rows.length === 0) return [ok('no certificate of a seal expires soon')]
  return rows.map(({ school, until, expired }) =>
    expired
      ? fault(`the certificate of ${school} expired on ${until}: its copies wait`, mend)
      : warning(`the certificate of ${school} expires on ${until}`, mend),
  )
}
