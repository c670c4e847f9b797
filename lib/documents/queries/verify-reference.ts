import 'server-only'
import { db } from '@/lib/db/client'
import { normaliseReference } from '@/lib/reference'
import type { CopyStanding, VerifiedCopy } from '../types'

// Read by anyone who holds a reference: nothing that leads to a person may be added here.
const select = {
  reference: true,
  basis: true,
  pages: true,
  completedAt: true,
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

/** What anyone may know about the copy of a reference, however it was typed; null when no copy has it. */
export async function verifyReference(reference: string): Promise<VerifiedCopy | null> {
  const copy = await db.document.findUnique({ where: { reference: normaliseReference(reference) }, select })
  if (!copy) return null
  const { school, request, basis, ...facts } = copy
  const shown = new Set(basis.split(' '))
  const signed = request.responses.filter((response) => shown.has(response.id)).map((one) => one.agreementVersion)
  const [newest] = signed.sort((a, b) => b.number - a.number)
  if (!newest) throw new Error(`The copy ${facts.reference} shows no response of its request.`)
  return {
    ...facts,
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
