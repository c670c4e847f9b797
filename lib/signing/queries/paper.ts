import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { db, type Prisma } from '@/lib/db/client'
import { searchWords } from '@/lib/format/search-name'
import { isId, requestsWhere } from '@/lib/rounds/queries'
import { paperDays } from '../paper-days'
import { textHashes } from '../text-hash'
import type { PaperForm } from '../types'

const select = {
  id: true,
  className: true,
  person: { select: { displayName: true } },
  round: { select: { name: true, openedAt: true, opensOn: true } },
  agreementVersion: { select: { id: true, title: true, number: true, publishedAt: true } },
  slots: {
    where: { OR: [{ currentResponseId: { not: null } }, { withdrawn: false, waivedReason: null }] },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      kind: true,
      person: { select: { displayName: true } },
      currentResponse: { select: { outcome: true, signedAt: true, route: true } },
    },
  },
} as const satisfies Prisma.RequestSelect

type Row = Prisma.RequestGetPayload<{ select: typeof select }>

const live = { closedAt: null, round: { status: 'open' } } as const

/** The requests of open rounds whose paper may be entered, as the office needs them beside the paper. */
export async function paperForms(actor: Actor, requestIds: string[]): Promise<PaperForm[]> {
  const rows = await db.request.findMany({
    where: { AND: [{ id: { in: requestIds.filter(isId) }, ...live }, requestsWhere(actor, 'paper.enter')] },
    select,
  })
  const texts = await textHashes(
    db,
    rows.map((row) => row.agreementVersion.id),
  )
  return rows.map((row) => viewOf(row, texts.get(row.agreementVersion.id) ?? ''))
}

/** One of them; null when there is none, its round is over or it was closed. */
export const getPaperForm = async (actor: Actor, requestId: string): Promise<PaperForm | null> =>
  (await paperForms(actor, [requestId]))[0] ?? null

const MOST_FOUND = 20

/** Requests that wait for a signature, by any part of the name of whom they are about or who signs; the first twenty by name. */
export async function searchPaperForms(actor: Actor, schoolId: string, search: string): Promise<PaperForm[]> {
  const words = searchWords(search)
  if (words.length === 0) return []
  const named = { AND: words.map((word) => ({ searchName: { contains: word } })) }
  const rows = await db.request.findMany({
    where: {
      AND: [
        { schoolId, ...live, OR: [{ person: named }, { slots: { some: { person: named } } }] },
        { slots: { some: { currentResponseId: null, withdrawn: false, waivedReason: null } } },
        requestsWhere(actor, 'paper.enter'),
      ],
    },
    orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
    take: MOST_FOUND,
    select: { id: true },
  })
  const ids = rows.map(({ id }) => id)
  const forms = await paperForms(actor, ids)
  return forms.sort((one, other) => ids.indexOf(one.requestId) - ids.indexOf(other.requestId))
}

function viewOf({ id, person, round, agreementVersion, slots, className }: Row, sha256: string): PaperForm {
  return {
    requestId: id,
    title: agreementVersion.title,
    version: agreementVersion.number,
    sha256,
    about: person.displayName,
    className,
    roundName: round.name,
    ...paperDays(round, agreementVersion),
    open: slots
      .filter(({ currentResponse }) => currentResponse === null)
      .map((slot) => ({ slotId: slot.id, kind: slot.kind, signer: slot.person.displayName })),
    answered: slots.flatMap(({ id: slotId, person: { displayName: signer }, currentResponse: given }) =>
      given
        ? [{ slotId, signer, outcome: given.outcome, signedAt: given.signedAt.toISOString(), route: given.route }]
        : [],
    ),
  }
}
