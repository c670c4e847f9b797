import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import type { Prisma, Tx } from '@/lib/db/client'
import { normaliseReference } from '@/lib/reference'
import { copiesWhere } from '../queries/search-copies'
import { requestsInReach } from '../scope'
import type { PackChoice } from './schema'
import { inSeats, type Seated } from './seats'

export type Chosen = Seated & {
  agreementVersionId: string
  /** The newest copy, of signed forms. */
  document: { id: string; pages: number } | null
}

const newest = {
  orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
  take: 1,
} as const satisfies Prisma.Request$documentsArgs

const select = {
  id: true,
  personId: true,
  audience: true,
  classId: true,
  className: true,
  yearGroup: true,
  sortName: true,
  agreementVersionId: true,
  documents: { where: { erased: null }, select: { id: true, pages: true }, ...newest },
} as const satisfies Prisma.RequestSelect

/** The `where` of the requests that a choice is about, within what the actor may print. */
function requestsOf(actor: Actor, choice: PackChoice): Prisma.RequestWhereInput {
  const { schoolId, kind, roundId, classId, requestId, yearGroup, audience } = choice
  return {
    AND: [
      requestsInReach(actor, ['copies.print']),
      kind === 'signed_copies' ? { state: 'complete' } : { outstanding: true, round: { status: 'open' } },
      {
        schoolId,
        ...(roundId && { roundId }),
        ...(classId && { classId }),
        ...(requestId && { id: requestId }),
        ...(yearGroup !== null && { yearGroup }),
        ...(audience && { audience }),
      },
    ],
  }
}

/** What a choice comes to, in the order in which it is printed; signed forms without a copy are among them. */
export async function chosenRequests(tx: Tx, actor: Actor, choice: PackChoice): Promise<Chosen[]> {
  if (choice.kind === 'signed_copies' && choice.search) return foundCopies(tx, actor, choice)
  const rows = await tx.request.findMany({ where: requestsOf(actor, choice), select })
  return inSeats(
    rows.map(({ id: requestId, documents, ...row }) => ({ ...row, requestId, document: documents[0] ?? null })),
  )
}

/** The copies that the search finds; of several of one form the newest, unless another one's reference was asked for. */
async function foundCopies(tx: Tx, actor: Actor, choice: PackChoice): Promise<Chosen[]> {
  const documents = await tx.document.findMany({
    where: { AND: [copiesWhere(actor, choice.schoolId, choice.search), { request: requestsOf(actor, choice) }] },
    orderBy: [{ madeAt: 'asc' }, { id: 'asc' }],
    select: { id: true, pages: true, reference: true, request: { select } },
  })
  const asked = normaliseReference(choice.search)
  const found = new Map<string, Chosen>()
  const asReference = documents.filter(({ reference }) => reference === asked)
  for (const { request, id, pages } of [...documents, ...asReference]) {
    const { id: requestId, documents: _, ...row } = request
    found.set(requestId, { ...row, requestId, document: { id, pages } })
  }
  return inSeats([...found.values()])
}

/** One of each person, where it is the person who is listed and not the form. */
export function onePerPerson(rows: readonly Chosen[]): Chosen[] {
  const seen = new Set<string>()
  return rows.filter(({ personId }) => !seen.has(personId) && seen.add(personId))
}

/** The `where` of the packs that an actor may open: everybody's who prints for the whole school, otherwise the own ones. */
export function packsWhere(actor: Actor): Prisma.PrintPackWhereInput {
  const scopes = scopesOf(actor, 'copies.print')
  const accountId = actor.kind === 'account' ? actor.accountId : null
  const reached = scopes.flatMap(({ schoolId, reach }): Prisma.PrintPackWhereInput[] => {
    if (reach === 'school') return [{ schoolId }]
    return accountId ? [{ schoolId, accountId }] : []
  })
  return reached.length > 0 ? { OR: reached } : { id: { in: [] } }
}
