import { randomUUID } from 'node:crypto'
import { Pool } from 'pg'
import { newReference } from '@/lib/reference'

type World = { schoolId: string; versionId: string }
type Slot = { slotId: string; personId: string }

// As long as a usual entry and its sections, and never meant to be verified.
const ENVELOPE = 'e'.repeat(1_150)
const HASH = 'f'.repeat(64)
const [IDENTITY, ACT, NETWORK] = ['i'.repeat(240), 'a'.repeat(300), 'n'.repeat(45)]
const ACTOR = JSON.stringify({ kind: 'account', id: randomUUID(), name: 'Signer' })
const AFTER = JSON.stringify({
  responseId: randomUUID(),
  slotId: randomUUID(),
  slotKind: 'self',
  route: 'account',
  sequence: 1,
})

const WRITE = `
  WITH response AS (
    INSERT INTO "Response" (id, "schoolId", "requestId", "slotId", number, outcome, "agreementVersionId", "signerId", route, reference, "signedAt")
    SELECT uuidv7(), $1, "requestId", id, 1, 'agreed', $3, "personId", 'account', $4, clock_timestamp() FROM "Slot" WHERE id = $2
    RETURNING id, "requestId"
  ), head AS (
    UPDATE "ChainHead" SET sequence = sequence + 1, hash = $5 WHERE "schoolId" = $1 RETURNING sequence
  ), entry AS (
    INSERT INTO "EvidenceEntry" (id, "schoolId", sequence, kind, "responseId", envelope, "previousHash", hash)
    SELECT uuidv7(), $1, head.sequence, 'response', response.id, $6, $5, $5 FROM head, response RETURNING id
  ), sections AS (
    INSERT INTO "EvidenceSection" ("entryId", "schoolId", name, salt, content)
    SELECT entry.id, $1, name::"SectionName", $5, content
    FROM entry, unnest(ARRAY['identity', 'act', 'network'], ARRAY[$7, $8, $9]) AS section(name, content)
  ), claimed AS (
    UPDATE "Slot" SET "currentResponseId" = response.id, "responseCount" = 1 FROM response WHERE "Slot".id = $2
  ), settled AS (
    UPDATE "Request" SET state = 'complete', "completedAt" = now(), "copyState" = 'queued', "copyQueuedAt" = now()
    FROM response WHERE "Request".id = response."requestId"
  ), audited AS (
    INSERT INTO "AuditEntry" (id, "schoolId", action, actor, subject, after)
    SELECT uuidv7(), $1, 'response.agreed', $10, "requestId", $11 FROM response
  )
  SELECT graphile_worker.add_job('copy.make', json_build_object('schoolId', $1::uuid, 'requestId', response."requestId"),
    job_key => 'copy.make:' || response."requestId") FROM response`

/** The least a signature can cost: the same rows in one transaction of one statement, under the same lock. */
export async function openFloor(connections: number) {
  const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: connections })
  const write = async ({ schoolId, versionId }: World, { slotId }: Slot) => {
    const client = await pool.connect()
    try {
      await client.query('BEGIN')
      await client.query('SELECT sequence, hash FROM "ChainHead" WHERE "schoolId" = $1 FOR UPDATE', [schoolId])
      const values = [schoolId, slotId, versionId, newReference(), HASH, ENVELOPE, IDENTITY, ACT, NETWORK, ACTOR, AFTER]
      await client.query(WRITE, values)
      await client.query('COMMIT')
    } finally {
      client.release()
    }
  }
  return { write, close: () => pool.end() }
}
