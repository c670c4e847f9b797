import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { requireScopes, schoolsWhere } from '@/lib/auth/permissions'
import { now } from '@/lib/clock'
import { db, type Prisma } from '@/lib/db/client'
import { mayAskFor } from '../access/subject'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const SELECT = {
  id: true,
  state: true,
  own: true,
  createdAt: true,
  expiresAt: true,
  parent: { select: { displayName: true } },
  person: { select: { id: true, displayName: true } },
} as const

const filesWhere = (where: Prisma.AccessFileWhereInput) =>
  db.accessFile.findMany({
    where: { ...where, expiresAt: { gt: now() } },
    orderBy: { createdAt: 'desc' },
    take: 20,
    select: SELECT,
  })

/** One file in a list: for whom it was made, and until when it is kept. */
export type AccessFileRow = Awaited<ReturnType<typeof filesWhere>>[number]

/** The files made about a person and who may ask for one on their behalf; null when they are out of reach. */
export async function getAccessFiles(actor: Actor, personId: string) {
  if (!UUID.test(personId)) return null
  const person = await db.person.findFirst({
    where: { id: personId, erasedAt: null, mergedIntoId: null, ...schoolsWhere(actor, 'data.provide') },
    select: { schoolId: true },
  })
  if (!person) return null
  const { schoolId } = person
  return {
    files: await filesWhere({ schoolId, personId }),
    parents: await mayAskFor(db, schoolId, personId),
  }
}

/** The files that an account asked for about itself. */
export async function listOwnAccessFiles(actor: Actor): Promise<AccessFileRow[]> {
  requireScopes(actor, 'self.view')
  if (actor.kind !== 'account') return []
  const personIds = actor.people.map(({ personId }) => personId)
  return filesWhere({ own: true, accountId: actor.accountId, personId: { in: personIds } })
}
