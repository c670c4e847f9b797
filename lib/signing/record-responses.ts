import 'server-only'
import type { AuditEntry } from '@/lib/audit/append'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { AppError } from '@/lib/errors'
import { addJobs } from '@/lib/jobs/queue'
import { newReference } from '@/lib/reference'
import { type DerivedState, deriveStates } from '@/lib/rounds/commands/refresh-states'
import { putFile } from '@/lib/storage/files'
import { lockChainHead } from './chain-head'
import { declarationText } from './declaration'
import { nextLink, type SealedSection, sealSection } from './hash-chain'
import type { LockedSlot } from './slots-to-sign'
import type { ActSection, Envelope, IdentitySection, NetworkSection, Outcome, SigningRoute } from './types'
import { type Row, writeResponses } from './write-responses'

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

/**
 * Writes one response for each locked slot with its evidence, state, audit entry and the copy's job, all in the
 * caller's transaction. The chain's head is the last lock it takes, held for one statement and what the caller adds.
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
  const requestIds = [...new Set(slots.map((slot) => slot.requestId))]
  const states = await deriveStates(tx, requestIds, new Map(slots.map((slot) => [slot.slotId, act.outcome])))
  await queueCopies(tx, schoolId, states, act)

  const clock = await lockChainHead(tx, schoolId)
  const at = act.signedAt ?? clock.at
  let end: { sequence: number; hash: string } = clock
  const rows: Row[] = prepared.map((row) => {
    const link = nextLink(end, envelopeOf(schoolId, row, act, at))
    end = link
    return { ...row, link }
  })
  const claimed = await writeResponses(tx, { schoolId, outcome: act.outcome, route: act.route, at, rows, states, end })
  if (claimed !== rows.length) throw new AppError('CONFLICT', 'Somebody has answered this form a moment ago.')

  const recorded: Recorded[] = rows.map(({ id, slot, reference }) => ({
    responseId: id,
    requestId: slot.requestId,
    slotId: slot.slotId,
    reference,
    signedAt: at,
  }))
  return { recorded, audit: rows.map((row) => auditOf(schoolId, row, act)) }
}

// A further parent's agreement leaves a complete request complete, and its copy out of date.
async function queueCopies(tx: Tx, schoolId: string, states: DerivedState[], act: Act) {
  const quiet = act.withoutMail === true
  const jobs = states
    .filter((state) => state.after === 'complete')
    .map(({ requestId }) => ({
      payload: { schoolId, requestId, mail: !quiet },
      key: `copy.make:${requestId}`,
    }))
  await addJobs(tx, 'copy.make', jobs, { priority: quiet ? 10 : 0 })
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
