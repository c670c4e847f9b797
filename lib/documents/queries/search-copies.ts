import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { db, type Prisma } from '@/lib/db/client'
import { searchName } from '@/lib/format/search-name'
import { normaliseReference } from '@/lib/reference'
import { requestsInReach } from '../scope'

export const COPIES_PER_PAGE = 30

export type FoundCopy = {
  documentId: string
  reference: string
  about: string
  title: string
  className: string | null
  roundName: string
  completedAt: Date
}

/** The `where` of a school's copies by any part of a name, or by the reference on the paper. */
export function copiesWhere(actor: Actor, schoolId: string, search: string): Prisma.DocumentWhereInput {
  const reference = normaliseReference(search)
  const words = searchName(search).split(/\s+/).filter(Boolean)
  const named: Prisma.DocumentWhereInput = {
    request: { person: { AND: words.map((word) => ({ searchName: { contains: word } })) } },
  }
  return {
    schoolId,
    erased: null,
    request: { AND: [requestsInReach(actor, ['copies.print'])] },
    ...(words.length > 0 && { OR: [named, { reference }] }),
  }
}

/** Copies of a school by any part of a name, or by the reference on the paper; the latest first. */
export async function searchCopies(actor: Actor, schoolId: string, search: string, page: number) {
  const where = copiesWhere(actor, schoolId, search)
  const [total, rows] = await Promise.all([
    db.document.count({ where }),
    db.document.findMany({
      where,
      orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * COPIES_PER_PAGE,
      take: COPIES_PER_PAGE,
      select: {
        id: true,
        reference: true,
        completedAt: true,
        request: {
          select: {
            className: true,
            person: { select: { displayName: true } },
            agreementVersion: { select: { title: true } },
            round: { select: { name: true } },
          },
        },
      },
    }),
  ])
  const copies = rows.map(
    ({ id, request, ...row }): FoundCopy => ({
      ...row,
      documentId: id,
      about: request.person.displayName,
      title: request.agreementVersion.title,
      className: request.className,
      roundName: request.round.name,
    }),
  )
  return { total, copies }
}

export type PackChoice = { classId: string | null; className: string; yearGroup: number | null; ready: number }

/** The classes of a round with how many copies are ready to print; adults stand together in the last row. */
export async function listPackChoices(actor: Actor, roundId: string): Promise<PackChoice[]> {
  const groups = await db.request.groupBy({
    by: ['classId', 'className', 'yearGroup'],
    where: { AND: [{ roundId, state: 'complete', copyState: 'ready' }, requestsInReach(actor, ['copies.print'])] },
    _count: { _all: true },
    orderBy: [{ yearGroup: 'asc' }, { className: 'asc' }],
  })
  const choices = new Map<string | null, PackChoice>()
  for (const { classId, className, yearGroup, _count } of groups) {
    const known = choices.get(classId)
    // A class of two year groups is one class, under the first of them.
    if (known) known.ready += _count._all
    else
      choices.set(classId, {
        classId,
        className: className ?? 'Adults, and pupils without a class',
        yearGroup,
        ready: _count._all,
      })
  }
  return [...choices.values()]
}
