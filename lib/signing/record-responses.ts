import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/errors'
import { addJob } from '@/lib/jobs/queue'
import { newReference } from '@/lib/reference'
import { refreshStates, type StateChange } from '@/lib/rounds/commands/refresh-states'
import { putFile } from '@/lib/storage/files'
import { lockChainHead, moveChainHead } from './chain-head'
import { declarationText } from './declaration'
import { type Link, nextLink, type SealedSection, sealSection } from './hash-chain'
import type { LockedSlot } from './slots-to-sign'
import type { ActSection, Envelope, IdentitySection, NetworkSection, Outcome, SigningRoute } from './types'

export type Act = {
  outcome: Outcome
  typedName: string | null
  mark: Uint8Array | null
  reason: string | null
  openedAt: string | null
  network: NetworkSection | null
  route: SigningRoute
  authentication: string
  sharedAddress: boolean
  witness: string | null
  recordedBy: string | null
  /** When it was signed, for the history of the demo school alone; everybody else's time is the database's. */
  signedAt?: Date
  /** The copy of a demo school's history is not mailed to people who do not exist. */
  withoutMail?: boolean
}

export type Recorded = { responseId: string; requestId: string; slotId: string; reference: string; signedAt: Date }

type Row = {
  id: string
  entryId: string
  slot: LockedSlot
  reference: string
  number: number
  sections: SealedSection[]
  link: Link
}

/**
 * Writes one response for each locked slot with its evidence, state, audit entry and the copy's job, all in the
 * caller's transaction. The chain's head is the last lock it takes.
 */
export async function recordResponses(tx: Tx, schoolId: string, slots: LockedSlot[], act: Act) {
  const markSha256 = act.mark ? await putFile(tx, schoolId, act.mark, 'image/png') : null
  const prepared = slots.map((slot) => ({
    id: newId(),
    entryId: newId(),
    slot,
    reference: newReference(),
    number: slot.responseCount + 1,
    sections: sectionsOf(slot, act, markSha256),
  }))

  const clock = await lockChainHead(tx, schoolId)
  const head = { ...clock, at: act.signedAt ?? clock.at }
  let end: { sequence: number; hash: string } = head
  const rows: Row[] = prepared.map((row) => {
    const link = nextLink(end, envelopeOf(schoolId, row, act, head.at))
    end = link
    return { ...row, link }
  })

  await tx.response.createMany({
    data: rows.map(({ id, slot, number, reference }) => ({
      id,
      schoolId,
      requestId: slot.requestId,
      slotId: slot.slotId,
      number,
      outcome: act.outcome,
      agreementVersionId: slot.agreementVersion.id,
      signerId: slot.personId,
      route: act.route,
      reference,
      signedAt: head.at,
    })),
  })
  await tx.evidenceEntry.createMany({
    data: rows.map(({ id, entryId, link }) => ({
      id: entryId,
      schoolId,
      kind: 'response',
      responseId: id,
      createdAt: head.at,
      ...link,
    })),
  })
  await tx.evidenceSection.createMany({
    data: rows.flatMap(({ entryId, sections }) =>
      sections.map(({ hash: _hash, ...section }) => ({ entryId, schoolId, ...section })),
    ),
  })
  const [slotIds, responseIds] = [rows.map((row) => row.slot.slotId), rows.map((row) => row.id)]
  const claimed = await tx.$executeRaw`
    UPDATE "Slot" SET "currentResponseId" = answered.response, "responseCount" = "responseCount" + 1
    FROM unnest(${slotIds}::uuid[], ${responseIds}::uuid[]) AS answered(slot, response)
    WHERE id = answered.slot AND "currentResponseId" IS NULL`
  if (claimed !== rows.length) throw new AppError('CONFLICT', 'Somebody has answered this form a moment ago.')
  await tx.signingDraft.deleteMany({ where: { slotId: { in: slotIds } } })
  const requestIds = [...new Set(slots.map((slot) => slot.requestId))]
  const changes = await refreshStates(tx, requestIds)
  await moveChainHead(tx, schoolId, end)

  const complete = changes.filter((change) => change.after === 'complete').map((change) => change.requestId)
  // A further parent's agreement leaves a complete request complete, and its copy out of date.
  const toCopy = [...new Set([...complete, ...(await stillComplete(tx, requestIds, changes))])]
  const queued = { copyState: 'queued', copyQueuedAt: now() } as const
  if (toCopy.length > 0) await tx.request.updateMany({ where: { id: { in: toCopy } }, data: queued })
  const quiet = act.withoutMail === true
  for (const requestId of toCopy) {
    await addJob(
      tx,
      'copy.make',
      { schoolId, requestId, mail: !quiet },
      { key: `copy.make:${requestId}`, priority: quiet ? 10 : 0 },
    )
  }

  const recorded: Recorded[] = rows.map(({ id, slot, reference }) => ({
    responseId: id,
    requestId: slot.requestId,
    slotId: slot.slotId,
    reference,
    signedAt: head.at,
  }))
  return { recorded, audit: rows.map((row) => auditOf(schoolId, row, act)), changes }
}

const stillComplete = async (tx: Tx, requestIds: string[], changes: StateChange[]) => {
  const unchanged = requestIds.filter((id) => !changes.some((change) => change.requestId === id))
  const rows = await tx.request.findMany({ where: { id: { in: unchanged }, state: 'complete' }, select: { id: true } })
  return rows.map((row) => row.id)
}

function sectionsOf(slot: LockedSlot, act: Act, markSha256: string | null): SealedSection[] {
  const identity: IdentitySection = {
    signer: { id: slot.personId, name: slot.personName },
    relationship: slot.relationship,
    pupil: slot.pupilId && slot.pupilName ? { id: slot.pupilId, name: slot.pupilName } : null,
    witness: act.witness,
    recordedBy: act.recordedBy,
    school: slot.school,
  }
  const declaration = declarationText({
    signerName: slot.personName,
    kind: slot.kind,
    audience: slot.audience,
    title: slot.title,
    version: slot.agreementVersion.number,
    outcome: act.outcome,
  })
  const acted: ActSection = { declaration, language: 'en-GB', typedName: act.typedName, markSha256, reason: act.reason }
  const sections = [sealSection('identity', identity), sealSection('act', acted)]
  return act.network ? [...sections, sealSection('network', act.network)] : sections
}

function envelopeOf(schoolId: string, row: Omit<Row, 'link'>, act: Act, at: Date): Omit<Envelope, 'sequence'> {
  const { slot } = row
  return {
    format: 1,
    entry: row.entryId,
    school: schoolId,
    kind: 'response',
    recordedAt: at.toISOString(),
    request: slot.requestId,
    slot: slot.slotId,
    response: { id: row.id, number: row.number, reference: row.reference },
    audience: slot.audience,
    capacity: slot.capacity,
    slotKind: slot.kind,
    route: act.route,
    authentication: act.authentication,
    sharedAddress: act.sharedAddress,
    agreementVersion: slot.agreementVersion,
    policyVersion: slot.policyVersion,
    outcome: act.outcome,
    askedAt: slot.askedAt?.toISOString() ?? null,
    openedAt: act.openedAt,
    signedAt: at.toISOString(),
    sections: Object.fromEntries(row.sections.map((section) => [section.name, section.hash])),
  }
}

const auditOf = (schoolId: string, row: Row, act: Act): AuditEntry => ({
  action: act.outcome === 'agreed' ? 'response.agreed' : 'response.declined',
  subject: row.slot.requestId,
  schoolId,
  after: {
    responseId: row.id,
    slotId: row.slot.slotId,
    slotKind: row.slot.kind,
    route: act.route,
    sequence: row.link.sequence,
  },
})
