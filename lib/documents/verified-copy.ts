import type { Prisma } from '@/lib/db/client'
import type { CopyStanding, VerifiedCopy } from './types'

// Read by anyone who holds a reference: nothing that leads to a person may be added here.
export const VERIFIED_COPY = {
  reference: true,
  basis: true,
  pages: true,
  completedAt: true,
  erased: { select: { erasedAt: true } },
  school: { select: { name: true, urn: true } },
  request: {
    select: {
      audience: true,
      slots: {
        where: { currentResponseId: { not: null } },
        select: { currentResponse: { select: { id: true, outcome: true } } },
      },
      responses: { select: { id: true, agreementVersion: { select: { title: true, number: true } } } },
    },
  },
} as const

type Row = Prisma.DocumentGetPayload<{ select: typeof VERIFIED_COPY }>

/** A copy as anyone is told of it who holds its reference or its file. */
export function verifiedCopy(copy: Row): VerifiedCopy {
  const { school, request, basis, erased, ...facts } = copy
  const shown = new Set(basis.split(' '))
  const signed = request.responses.filter((response) => shown.has(response.id)).map((one) => one.agreementVersion)
  const [newest] = signed.sort((a, b) => b.number - a.number)
  if (!newest) throw new Error(`The copy ${facts.reference} shows no response of its request.`)
  return {
    ...facts,
    erased: erased !== null,
    standing: standingOf(
      shown,
      request.slots.flatMap((slot) => slot.currentResponse ?? []),
    ),
    school: school.name,
    urn: school.urn,
    title: newest.title,
    version: newest.number,
    audience: request.audience,
    signatures: shown.size,
  }
}

function standingOf(shown: Set<string>, current: { id: string; outcome: 'agreed' | 'declined' }[]): CopyStanding {
  const stillThere = new Set(current.map((response) => response.id))
  if ([...shown].some((id) => !stillThere.has(id))) return 'reopened'
  if (current.some((response) => response.outcome === 'declined')) return 'reopened'
  return current.length > shown.size ? 'newer_copy' : 'stands'
}
