import 'server-only'
import { z } from 'zod'
import type { Tx } from '@/lib/db/client'
import type { ActSection, Envelope, IdentitySection } from '@/lib/signing/types'

/** One current response with what its entry in the chain says. */
export type SignedEvidence = {
  responseId: string
  signerId: string
  sequence: number
  hash: string
  envelope: Envelope
  identity: IdentitySection
  act: ActSection
}

/** The responses that stand in a request's slots, in the order of the chain; throws when one has no evidence or was erased. */
export async function readEvidence(tx: Tx, schoolId: string, requestId: string): Promise<SignedEvidence[]> {
  const slots = await tx.slot.findMany({
    where: { schoolId, requestId, currentResponseId: { not: null } },
    select: {
      currentResponse: {
        select: {
          id: true,
          signerId: true,
          evidence: {
            where: { kind: 'response' },
            select: { sequence: true, hash: true, envelope: true, sections: { select: { name: true, content: true } } },
          },
        },
      },
    },
  })
  return slots
    .map(({ currentResponse: response }) => {
      const entry = response?.evidence[0]
      if (!response || !entry) throw new Error(`A response of request ${requestId} has no entry in the chain.`)
      const section = (name: string) => entry.sections.find((one) => one.name === name)?.content
      return {
        responseId: response.id,
        signerId: response.signerId,
        sequence: entry.sequence,
        hash: entry.hash,
        envelope: read(EnvelopeShape, entry.envelope) as Envelope,
        identity: read(IdentityShape, section('identity')),
        act: read(ActShape, section('act')),
      }
    })
    .sort((a, b) => a.sequence - b.sequence)
}

/** What a copy shows, and so what tells two copies of a request apart. */
export const basisOf = (evidence: { responseId: string }[]) =>
  evidence
    .map((one) => one.responseId)
    .sort()
    .join(' ')

function read<Shape extends z.ZodType>(shape: Shape, text: string | undefined): z.output<Shape> {
  if (text === undefined) throw new Error('A part of the evidence has been erased, so no copy can be drawn from it.')
  return shape.parse(JSON.parse(text))
}

const named = z.object({ id: z.string(), name: z.string() })
const version = z.object({ id: z.string(), number: z.number(), sha256: z.string() })

/** The parts that a copy needs; whatever else an envelope holds stays as it is. */
const EnvelopeShape = z.looseObject({
  slotKind: z.enum(['self', 'pupil', 'parent']),
  response: z.looseObject({ reference: z.string() }),
  capacity: z.string(),
  route: z.string(),
  authentication: z.string(),
  sharedAddress: z.boolean(),
  agreementVersion: version,
  policyVersion: version,
  outcome: z.enum(['agreed', 'declined']),
  signedAt: z.iso.datetime(),
})

const IdentityShape = z.object({
  signer: named,
  relationship: z.string().nullable(),
  pupil: named.nullable(),
  witness: z.string().nullable(),
  recordedBy: z.string().nullable(),
  school: z.object({ name: z.string(), urn: z.string() }),
})

const ActShape = z.object({
  declaration: z.string(),
  language: z.string(),
  typedName: z.string().nullable(),
  markSha256: z.string().nullable(),
  reason: z.string().nullable(),
  paper: z.object({ signedOn: z.iso.date(), scans: z.array(z.string()) }).optional(),
})
