import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import { scopesOf } from '@/lib/auth/permissions'
import { now } from '@/lib/clock'
import { db, type Prisma } from '@/lib/db/client'
import { lateSince } from '@/lib/jobs/late'
import { getFile } from '@/lib/storage/files'
import { copyFileName } from './file-name'
import { requestsInReach, requestsOfHousehold, stuckWhere } from './scope'
import type { ClassCopy, CopyRow, StuckCopy } from './types'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Copies that a post may see, and those of the actor's own people. */
const readable = (actor: Actor): Prisma.RequestWhereInput => ({
  OR: [requestsInReach(actor, ['requests.view', 'copies.print']), requestsOfHousehold(actor)],
})

const request = {
  select: { person: { select: { displayName: true } }, agreementVersion: { select: { title: true } } },
} as const

const copySelect = {
  id: true,
  schoolId: true,
  sha256: true,
  reference: true,
  pages: true,
  completedAt: true,
  madeAt: true,
  seal: {
    select: {
      level: true,
      sealedAt: true,
      stampedAt: true,
      stampedBy: true,
      key: { select: { subject: true, fingerprint: true } },
    },
  },
  request,
} as const

type Row = Prisma.DocumentGetPayload<{ select: typeof copySelect }>

const viewOf = ({
  id,
  request: { person, agreementVersion },
  reference,
  pages,
  completedAt,
  madeAt,
  seal,
}: Row): CopyRow => ({
  documentId: id,
  reference,
  title: agreementVersion.title,
  about: person.displayName,
  pages,
  completedAt,
  madeAt,
  seal: seal && sealOf(seal),
})

const sealOf = ({ key, ...facts }: NonNullable<Row['seal']>) => ({ ...facts, ...key })

/** One copy, or null when there is none or it is none of the actor's business. */
export async function getCopy(actor: Actor, documentId: string): Promise<CopyRow | null> {
  const row = await findCopy(actor, documentId)
  return row && viewOf(row)
}

/** A copy's PDF with a file name that every system can write; null as `getCopy`. */
export async function getCopyFile(actor: Actor, documentId: string) {
  const row = await findCopy(actor, documentId)
  const file = row && (await getFile(row.schoolId, row.sha256))
  return row && file && { bytes: file.bytes, fileName: copyFileName(viewOf(row)) }
}

async function findCopy(actor: Actor, documentId: string): Promise<Row | null> {
  if (!UUID.test(documentId)) return null
  return db.document.findFirst({
    where: { id: documentId, erased: null, request: readable(actor) },
    select: copySelect,
  })
}

/** Every copy that was made of a request, the newest first; empty when the request is out of reach. */
export async function listCopiesOf(actor: Actor, requestId: string): Promise<CopyRow[]> {
  if (!UUID.test(requestId)) return []
  const rows = await db.document.findMany({
    where: { requestId, erased: null, request: readable(actor) },
    select: copySelect,
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map(viewOf)
}

const stuckWithin = (actor: Actor, schoolId?: string): Prisma.RequestWhereInput => ({
  AND: [requestsInReach(actor, ['copies.print']), stuckWhere(), schoolId ? { schoolId } : {}],
})

/** How many complete requests of a school are without their copy, for those who print copies. */
export async function countStuckCopies(actor: Actor, schoolId: string): Promise<number> {
  const scopes = scopesOf(actor, 'copies.print').filter((scope) => scope.schoolId === schoolId)
  if (!scopes.some(({ reach }) => reach === 'school')) {
    return scopes.length === 0 ? 0 : db.request.count({ where: stuckWithin(actor, schoolId) })
  }
  // As `stuckWhere` says it, in the words of the index that holds the few complete requests without a copy.
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Request" WHERE "schoolId" = ${schoolId}::uuid AND state = 'complete' AND "copyState" <> 'ready'
      AND ("copyState" = 'failed' OR coalesce("copyQueuedAt", "completedAt") < ${lateSince().toISOString()}::timestamptz)`
  return found?.count ?? 0
}

/** Complete requests without their copy, for those who print copies; the longest waiting first, at most 500. */
export async function listStuckCopies(actor: Actor, schoolId?: string): Promise<StuckCopy[]> {
  const rows = await db.request.findMany({
    where: stuckWithin(actor, schoolId),
    select: {
      id: true,
      personId: true,
      className: true,
      completedAt: true,
      copyQueuedAt: true,
      copyState: true,
      copyError: true,
      ...request.select,
    },
    orderBy: [{ completedAt: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  return rows.map(({ id, person, agreementVersion, copyState, copyError, copyQueuedAt, ...row }) => ({
    ...row,
    since: row.completedAt ?? copyQueuedAt ?? now(),
    requestId: id,
    title: agreementVersion.title,
    about: person.displayName,
    state: copyState,
    error: copyError,
  }))
}

/** Every form of a class in a round with its newest copy, by pupil; null when the class is out of reach. */
export async function listClassCopies(
  actor: Actor,
  { roundId, classId }: { roundId: string; classId: string },
): Promise<ClassCopy[] | null> {
  if (!UUID.test(roundId) || !UUID.test(classId)) return null
  const rows = await db.request.findMany({
    where: { AND: [{ roundId, classId }, requestsInReach(actor, ['requests.view', 'copies.print'])] },
    select: {
      id: true,
      state: true,
      copyState: true,
      documents: {
        where: { erased: null },
        select: { id: true },
        orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
        take: 1,
      },
      ...request.select,
    },
    orderBy: [{ person: { familyName: 'asc' } }, { person: { givenName: 'asc' } }, { personId: 'asc' }, { id: 'asc' }],
  })
  if (rows.length === 0) return null
  return rows.map(({ id, state, copyState, documents, person, agreementVersion }) => ({
    requestId: id,
    title: agreementVersion.title,
    about: person.displayName,
    complete: state === 'complete',
    copyState,
    documentId: documents[0]?.id ?? null,
  }))
}
