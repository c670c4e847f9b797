import 'server-only'
import { db } from '@/lib/db/client'
import type { Checkpoint } from '../checkpoint'
import type { Envelope, ErasureEnvelope } from '../types'
import { type ChainReport, chainVerifier, type StoredEntry } from '../verify-chain'

const BATCH = 500

type Row = StoredEntry & {
  id: string
  kind: string
  sequence: number
  schoolId: string
  createdAt: Date
  response: {
    id: string
    slotId: string
    requestId: string
    number: number
    outcome: string
    reference: string
    route: string
    agreementVersionId: string
    signedAt: Date
    takenBack: { takenBackAt: Date } | null
  } | null
}

/** The entries of a school's chain in order, some hundreds at a time, so that memory stays flat. */
export async function* entriesOf(schoolId: string): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const rows = await db.evidenceEntry.findMany({
      where: { schoolId, sequence: { gt: after } },
      orderBy: { sequence: 'asc' },
      take: BATCH,
      select: {
        id: true,
        kind: true,
        sequence: true,
        schoolId: true,
        createdAt: true,
        envelope: true,
        previousHash: true,
        hash: true,
        sections: { orderBy: { name: 'asc' }, select: { name: true, salt: true, content: true } },
        response: {
          select: {
            id: true,
            slotId: true,
            requestId: true,
            number: true,
            outcome: true,
            reference: true,
            route: true,
            agreementVersionId: true,
            signedAt: true,
            takenBack: { select: { takenBackAt: true } },
          },
        },
      },
    })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.sequence
  }
}

export async function checkpointsOf(schoolId: string): Promise<Checkpoint[]> {
  const rows = await db.checkpoint.findMany({
    where: { schoolId },
    orderBy: [{ sequence: 'asc' }, { madeAt: 'asc' }],
    select: { sequence: true, hash: true, madeAt: true, signature: true, key: { select: { publicKey: true } } },
  })
  return rows.map(({ madeAt, key, ...row }) => ({
    ...row,
    school: schoolId,
    madeAt: madeAt.toISOString(),
    publicKey: key.publicKey,
  }))
}

export const schoolByUrn = (urn: string) =>
  db.school.findUnique({ where: { urn }, select: { id: true, name: true, urn: true } })

/** What the columns beside an envelope say otherwise than the envelope; null when they agree. */
function columnFault(row: Row): string | null {
  const envelope = JSON.parse(row.envelope) as Envelope | ErasureEnvelope
  if (row.id !== envelope.entry) return 'the row has another id than its envelope'
  if (row.kind !== envelope.kind) return 'the row says another kind than its envelope'
  if (row.createdAt.toISOString() !== envelope.recordedAt) return 'the row has another time than its envelope'
  const { response } = row
  if (!('response' in envelope)) return response ? 'the row names a response that its envelope does not' : null
  if (!response) return 'the response is gone'
  const taking = envelope.kind === 'taking_back'
  if (taking && response.takenBack?.takenBackAt.toISOString() !== envelope.recordedAt)
    return 'the taking back has another time'
  const same =
    response.id === envelope.response.id &&
    response.number === envelope.response.number &&
    response.reference === envelope.response.reference &&
    response.slotId === envelope.slot &&
    response.requestId === envelope.request &&
    response.outcome === envelope.outcome &&
    response.route === envelope.route &&
    response.signedAt.toISOString() === envelope.signedAt &&
    response.agreementVersionId === envelope.agreementVersion.id
  return same ? null : 'the response says otherwise than its envelope'
}

/** Recomputes a school's whole chain from the database and holds its checkpoints, and those kept outside, against it. */
export async function verifySchoolChain(schoolId: string, outside: Checkpoint[] = []): Promise<ChainReport> {
  const verifier = chainVerifier(schoolId)
  const headNow = () => db.chainHead.findUnique({ where: { schoolId }, select: { sequence: true, hash: true } })
  const head = await headNow()
  let expected = 1
  // Past the head too: what came after it was read may be an erasure of what was read before.
  for await (const row of entriesOf(schoolId)) {
    if (row.sequence !== expected) verifier.fail(expected, 'an entry is missing')
    verifier.add(row)
    if (verifier.report.fault) return verifier.report
    const fault = columnFault(row)
    if (fault) verifier.fail(row.sequence, fault)
    if (verifier.report.fault) return verifier.report
    expected += 1
  }
  const known = head && verifier.hashAt(head.sequence)
  if (!head) verifier.fail(null, 'the head of the chain is gone')
  else if (!known) {
    verifier.fail(verifier.report.entries + 1, 'the head of the chain knows another number of entries')
  } else if (head.hash !== known) verifier.fail(head.sequence, 'the head of the chain has another hash')
  const last = await headNow()
  if (last && last.sequence < verifier.report.entries) {
    verifier.fail(last.sequence + 1, 'an entry stands behind the head of the chain')
  }
  for (const checkpoint of [...(await checkpointsOf(schoolId)), ...outside]) verifier.addCheckpoint(checkpoint)
  return verifier.end()
}

/** Whether a network address stands in a school's chain for longer than the twelve months that it may. */
export async function hasOldNetwork(schoolId: string): Promise<boolean> {
  const [found] = await db.$queryRaw<{ old: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM "EvidenceSection" section JOIN "EvidenceEntry" entry ON entry.id = section."entryId"
      WHERE section."schoolId" = ${schoolId}::uuid AND section.name = 'network' AND entry."createdAt" < now() - interval '12 months'
    ) AS old`
  return found?.old ?? false
}
