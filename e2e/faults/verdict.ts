import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Installation } from './installation'
import type { Remembered } from './ledger'

const SETTLED_WITHIN_MS = 180_000

/** Waits until the workers have nothing left to do; jobs that wait to be tried again need not wait for their time. */
export async function settled(ownerUrl: string): Promise<void> {
  const sql = new Client({ connectionString: ownerUrl })
  await sql.connect()
  const end = Date.now() + SETTLED_WITHIN_MS
  try {
    for (;;) {
      await sql.query(
        'UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL AND run_at > now()',
      )
      const { rows } = await sql.query<{ left: number; sample: string | null }>(
        `SELECT count(*)::int AS left, min(concat_ws(', ', task.identifier, job.last_error, 'locked by ' || job.locked_by, 'at ' || job.locked_at,
            'which was seen at ' || (SELECT "seenAt" FROM "WorkerHeartbeat" WHERE id = job.locked_by), 'now ' || now())) AS sample
          FROM graphile_worker._private_jobs job
          JOIN graphile_worker._private_tasks task ON task.id = job.task_id WHERE job.attempts < job.max_attempts OR job.locked_at IS NOT NULL`,
      )
      if (rows[0]?.left === 0) return
      if (Date.now() > end) throw new Error(`${rows[0]?.left} jobs are not done: ${rows[0]?.sample}`)
      await sleep(1000)
    }
  } finally {
    await sql.end()
  }
}

export type Verdict = Awaited<ReturnType<typeof judge>>

/** Holds the database and the mail that arrived against what the signers remember. */
export async function judge(
  installation: Installation,
  school: { schoolId: string; urn: string },
  slots: Map<string, Remembered>,
) {
  const sql = new Client({ connectionString: installation.databaseUrl('owner') })
  await sql.connect()
  const list = async <Row extends object>(text: string) => (await sql.query<Row>(text, [school.schoolId])).rows
  try {
    const responses = await list<{ id: string; slotId: string; reference: string }>(
      'SELECT id, "slotId", reference FROM "Response" WHERE "schoolId" = $1',
    )
    const bySlot = new Map<string, typeof responses>()
    for (const response of responses) bySlot.set(response.slotId, [...(bySlot.get(response.slotId) ?? []), response])
    const remembered = [...slots]
    const lost = remembered.filter(
      ([slotId, { acknowledged }]) =>
        acknowledged && !bySlot.get(slotId)?.some((response) => response.reference === acknowledged),
    )
    const refusedButThere = remembered.filter(
      ([slotId, slot]) => slot.refused > 0 && slot.unknown === 0 && !slot.acknowledged && bySlot.has(slotId),
    )
    const uncalledFor = responses.filter((response) => !slots.has(response.slotId))
    const states = await list<{ id: string; state: string; documents: number }>(
      `SELECT request.id, request.state::text, (SELECT count(*)::int FROM "Document" WHERE "requestId" = request.id) AS documents
        FROM "Request" request WHERE request."schoolId" = $1`,
    )
    const { refreshStates } = await import('@/lib/rounds/commands/refresh-states')
    const { db } = await import('@/lib/db/client')
    const messages = await list<{ id: string; key: string; state: string }>(
      `SELECT id, key, state::text FROM "Message" WHERE "schoolId" = $1`,
    )
    const entries = await list<{ responseId: string }>(
      `SELECT "responseId" FROM "EvidenceEntry" WHERE "schoolId" = $1 AND kind = 'response'`,
    )
    const trail = await list<{ count: number }>(
      `SELECT count(*)::int AS count FROM "AuditEntry" WHERE "schoolId" = $1 AND action = 'response.agreed'`,
    )
    const complete = states.filter((request) => request.state === 'complete')
    const mails = mailIds(installation.mailFolder)
    const keys = new Set(messages.map((message) => message.key))
    return {
      responses: responses.length,
      lost: lost.length,
      doubled: [...bySlot.values()].filter((given) => given.length > 1).length,
      refusedButThere: refusedButThere.length,
      uncalledFor: uncalledFor.length,
      chain: chainOf(installation, school.urn),
      entries: entries.length,
      entriesOnce: new Set(entries.map((entry) => entry.responseId)).size,
      auditEntries: trail[0]?.count ?? 0,
      complete: complete.length,
      wrongStates: (
        await refreshStates(
          db,
          states.map((request) => request.id),
          false,
        )
      ).length,
      copiesMissing: complete.filter((request) => request.documents === 0).length,
      copiesDoubled: states.filter((request) => request.documents > 1).length,
      mailsMissing: responses.filter((response) => !keys.has(`copy:${response.id}`)).length,
      mailsUnsent: messages.filter((message) => message.state !== 'sent' || !mails.has(message.id)).length,
      mailsUncalledFor: messages.length - responses.length,
      /** Handed to the mail server, which a kill then kept from being noted, and so handed over again under the same Message-ID. */
      mailsHandedOverAgain: [...mails.values()].reduce((sum, times) => sum + times - 1, 0),
    }
  } finally {
    await sql.end()
  }
}

/** How often each message arrived, by its id. */
function mailIds(folder: string): Map<string, number> {
  const times = new Map<string, number>()
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.eml'))) {
    const id = /^message-id: <([^@>]+)@/im.exec(readFileSync(join(folder, name), 'latin1'))?.[1] ?? name
    times.set(id, (times.get(id) ?? 0) + 1)
  }
  return times
}

/** What the offline verifier says of an export, which needs no database. */
function chainOf(installation: Installation, urn: string): { ok: boolean; entries: number } {
  const file = join(installation.folder, 'chain.jsonl')
  const env = installation.environment({ DATA_DIR: installation.dataDir })
  const run = (...args: string[]) =>
    execFileSync(process.execPath, ['scripts/countersign.mjs', 'chain', ...args], { env, encoding: 'utf8' })
  run('export', '--school', urn, '--output', file)
  return JSON.parse(run('verify', file, '--json')) as { ok: boolean; entries: number }
}
