import 'server-only'
import type { AuditEntry, AuditRow } from '@/lib/audit/append'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import type { Sql } from '@/lib/db/sql'
import { AppError } from '@/lib/errors'
import { queueJobs } from '@/lib/jobs/queue'
import { newReference } from '@/lib/reference'
import { type DerivedState, deriveStates } from '@/lib/rounds/commands/refresh-states'
import { putFile } from '@/lib/storage/files'
import { declarationText, paperDeclarationText } from './declaration'
import { canonicalJson, type SealedSection, sealSection } from './hash-chain'
import type { LockedSlot } from './slots-to-sign'
import type { ActSection, Envelope, IdentitySection, NetworkSection, Outcome, PaperMark, SigningRoute } from './types'
import { type Row, UNKNOWN, writeResponses } from './write-responses'

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
  /** What the paper says; on paper alone. */
  paper?: PaperMark
  /** When it was signed, for the history of the demo school alone; everybody else's time is the database's. */
  signedAt?: Date
  /** The copy of a demo school's history is not mailed to people who do not exist. */
  withoutMail?: boolean
}

export type Recorded = {
  responseId: string
  requestId: string
  slotId: string
  reference: string
  signedAt: Date
  sequence: number
}

/**
 * Makes one response ready for each locked slot. `write` puts it all down with its evidence, states, the jobs of the copies and
 * the rows of the trail in the caller's transaction, as its last statement; throws CONFLICT when somebody was quicker.
 */
export async function prepareResponses(tx: Tx, schoolId: string, slots: LockedSlot[], act: Act) {
  const markSha256 = act.mark ? await putFile(tx, schoolId, act.mark, 'image/png') : null
  const rows: Row[] = slots.map((slot) => {
    const sections = sectionsOf(slot, act, markSha256)
    const row = {
      id: newId(),
      entryId: newId(),
      slot,
      reference: newReference(),
      number: slot.responseCount + 1,
      sections,
    }
    return { ...row, envelope: canonicalJson(envelopeOf(schoolId, row, act)) }
  })
  const requestIds = [...new Set(slots.map((slot) => slot.requestId))]
  const states = await deriveStates(tx, requestIds, new Map(slots.map((slot) => [slot.slotId, act.outcome])))
  const copies = copyJobs(schoolId, states, act)
  const write = async (audit: AuditRow[]) => {
    const { outcome, route, signedAt = null } = act
    const written = await writeResponses(tx, { schoolId, outcome, route, signedAt, rows, states, audit, copies })
    if (written.claimed !== rows.length) throw new AppError('CONFLICT', 'Somebody has answered this form a moment ago.')
    return rows.map(
      ({ id, slot, reference }, index): Recorded => ({
        responseId: id,
        requestId: slot.requestId,
        slotId: slot.slotId,
        reference,
        signedAt: written.at,
        sequence: written.first + index,
      }),
    )
  }
  return { write, audit: rows.map((row) => auditOf(schoolId, row, act, states)) }
}

/** Makes ready and writes at once, for whoever keeps the trail elsewhere; returns its entries too. */
export async function recordResponses(tx: Tx, schoolId: string, slots: LockedSlot[], act: Act) {
  const { write, audit } = await prepareResponses(tx, schoolId, slots, act)
  const recorded = await write([])
  return {
    recorded,
    audit: audit.map((entry, index) => ({
      ...entry,
      after: { ...entry.after, sequence: recorded[index]?.sequence ?? 0 },
    })),
  }
}

// A further parent's agreement leaves a complete request complete, and its copy out of date.
function copyJobs(schoolId: string, states: DerivedState[], act: Act): Sql {
  const quiet = act.withoutMail === true
  const jobs = states
    .filter((state) => state.after === 'complete')
    .map(({ requestId }) => ({
      payload: { schoolId, requestId, mail: !quiet },
      key: `copy.make:${requestId}`,
    }))
  return queueJobs('copy.make', jobs, { priority: quiet ? 10 : 0 })
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
  const inWords = act.paper ? paperDeclarationText : declarationText
  const declaration = inWords({
    signerName: slot.personName,
    kind: slot.kind,
    audience: slot.audience,
    title: slot.title,
    version: slot.agreementVersion.number,
    outcome: act.outcome,
  })
  const acted: ActSection = {
    declaration,
    language: 'en-GB',
    typedName: act.typedName,
    markSha256,
    reason: act.reason,
    ...(act.paper && { paper: act.paper }),
  }
  const sections = [sealSection('identity', identity), sealSection('act', acted)]
  return act.network ? [...sections, sealSection('network', act.network)] : sections
}

function envelopeOf(
  schoolId: string,
  row: Omit<Row, 'envelope'>,
  act: Act,
): Omit<Envelope, 'sequence'> & { sequence: string } {
  const { slot } = row
  return {
    format: 1,
    entry: row.entryId,
    school: schoolId,
    sequence: UNKNOWN.sequence,
    kind: 'response',
    recordedAt: UNKNOWN.time,
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
    signedAt: UNKNOWN.time,
    sections: Object.fromEntries(row.sections.map((section) => [section.name, section.hash])),
  }
}

const auditOf = (schoolId: string, row: Row, act: Act, states: DerivedState[]): AuditEntry => ({
  action: act.outcome === 'agreed' ? 'response.agreed' : 'response.declined',
  subject: row.slot.requestId,
  schoolId,
  after: {
    responseId: row.id,
    slotId: row.slot.slotId,
    slotKind: row.slot.kind,
    route: act.route,
    state: states.find((state) => state.requestId === row.slot.requestId)?.after ?? null,
  },
})
