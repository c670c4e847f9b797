import 'server-only'
import type { Tx } from '@/lib/db/client'
import { env } from '@/lib/env'
import { readPublishedForms } from '@/lib/policies/queries/published-forms'
import { getFile } from '@/lib/storage/files'
import { capacityWords, knownByWords, routeWords } from './copy-words'
import { readEvidence, type SignedEvidence } from './signed-evidence'
import type { CopyContent, CopySignature, SignedAgreement } from './types'

export type CopySource = {
  content: CopyContent
  /** Every version that somebody signed, the newest first; one, unless earlier responses stood when a new one came out. */
  agreements: SignedAgreement[]
  evidence: SignedEvidence[]
}

/** Where anyone can check a copy. */
export const verifyUrl = (reference: string) => `${env.BASE_URL}/verify?reference=${encodeURIComponent(reference)}`

/** All that a copy of a complete request shows, from the evidence and the published versions; null while it is not complete. */
export async function readCopySource(
  tx: Tx,
  schoolId: string,
  requestId: string,
  reference: string,
): Promise<CopySource | null> {
  const request = await tx.request.findFirst({
    where: { id: requestId, schoolId, state: 'complete' },
    select: {
      completedAt: true,
      round: { select: { name: true } },
      school: { select: { accent: true, crest: true, crestType: true } },
    },
  })
  if (!request) return null
  const evidence = await readEvidence(tx, schoolId, requestId)
  const last = evidence.at(-1)
  if (!last) return null

  const agreements = await readAgreements(tx, schoolId, evidence)
  const newest = agreements[0]
  if (!newest) return null
  const { accent, crest, crestType } = request.school
  const about = evidence.find((one) => one.identity.pupil)?.identity.pupil
  const content: CopyContent = {
    school: { ...last.identity.school, accent, crestPng: crestType === 'image/png' ? crest : null },
    agreement: newest,
    round: request.round.name,
    pupil: about?.name ?? null,
    signatures: await Promise.all(evidence.map((one) => signatureOf(schoolId, one))),
    reference,
    verifyUrl: verifyUrl(reference),
    completedAt: request.completedAt ?? new Date(last.envelope.signedAt),
  }
  return { content, agreements, evidence }
}

async function readAgreements(tx: Tx, schoolId: string, evidence: SignedEvidence[]) {
  const signed = new Map(
    evidence.map(({ envelope }) => [envelope.agreementVersion.id, envelope.agreementVersion.sha256]),
  )
  const forms = await readPublishedForms(tx, schoolId, [...signed.keys()])
  return forms.map(({ id, number, policyNumber, ...form }): SignedAgreement => {
    if (form.sha256 !== signed.get(id)) throw new Error(`Agreement version ${id} is not the one that was signed.`)
    return { ...form, version: number, policyVersion: policyNumber }
  })
}

async function signatureOf(schoolId: string, evidence: SignedEvidence): Promise<CopySignature> {
  const { envelope, identity, act } = evidence
  return {
    outcome: envelope.outcome,
    signer: identity.signer.name,
    capacity: capacityWords(envelope, identity),
    declaration: act.declaration,
    mark: await markOf(schoolId, evidence),
    route: routeWords(envelope, identity),
    knownBy: knownByWords(envelope),
    signedAt: new Date(envelope.signedAt),
    witness: identity.witness,
    reference: envelope.response.reference,
    sequence: evidence.sequence,
    entryHash: evidence.hash,
  }
}

async function markOf(schoolId: string, { responseId, identity, act }: SignedEvidence): Promise<CopySignature['mark']> {
  if (act.paper) return { kind: 'paper', ...act.paper, recordedBy: identity.recordedBy ?? 'the school office' }
  if (act.typedName !== null) return { kind: 'typed', text: act.typedName }
  const drawing = act.markSha256 ? await getFile(schoolId, act.markSha256) : null
  if (!drawing) throw new Error(`Response ${responseId} has neither a typed name nor a drawn mark.`)
  return { kind: 'drawn', png: drawing.bytes }
}
