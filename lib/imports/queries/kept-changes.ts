import 'server-only'
import type { Tx } from '@/lib/db/client'
import type { MembershipKind } from '@/lib/people/types'

/** What an import did to people, for those who answer it; who is new stands among the joiners alone. */
export type RollNews = {
  joined: string[]
  left: { personId: string; kind: MembershipKind; reason: string }[]
  /** Pupils known before, whose year group or class is another. */
  moved: string[]
  /** Pupils known before with another household, and the parents who answer for them now. */
  households: { pupilId: string; parentId: string; ended: boolean }[]
  readdressed: string[]
}

type Row = {
  kind: string
  personId: string
  membership: MembershipKind | null
  reason: string | null
  parentId: string | null
}

/** What an import wrote that somebody else answers to. */
export async function rollNewsOf(tx: Tx, importId: string): Promise<RollNews> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT change.kind, change."personId", change.after ->> 'kind' AS membership, change.after ->> 'reason' AS reason,
      change.after ->> 'parentId' AS "parentId"
    FROM "ImportChange" change
    WHERE change."importId" = ${importId}::uuid AND (
      (change.kind = 'membership.begun' AND change.after ->> 'kind' <> 'parent') OR change.kind = 'membership.ended'
      OR (change.kind = 'person.changed' AND change.before ->> 'email' IS DISTINCT FROM change.after ->> 'email')
      OR (change.kind LIKE ANY(ARRAY['enrolment.%', 'tie.%']) AND change."personId" NOT IN (
        SELECT added."personId" FROM "ImportChange" added
        WHERE added."importId" = ${importId}::uuid AND added.kind = 'person.added'
      ))
    ) ORDER BY change.position`
  const of = (test: (kind: string) => boolean) => rows.filter(({ kind }) => test(kind))
  const people = (some: Row[]) => [...new Set(some.map(({ personId }) => personId))]
  return {
    joined: people(of((kind) => kind === 'membership.begun')),
    left: of((kind) => kind === 'membership.ended').flatMap(({ personId, membership, reason }) =>
      membership ? [{ personId, kind: membership, reason: reason ?? '' }] : [],
    ),
    moved: people(of((kind) => kind.startsWith('enrolment.'))),
    households: of((kind) => kind.startsWith('tie.')).flatMap(({ kind, personId, parentId }) =>
      parentId ? [{ pupilId: personId, parentId, ended: kind === 'tie.ended' }] : [],
    ),
    readdressed: people(of((kind) => kind === 'person.changed')),
  }
}

/** The rows that an import wrote of one kind. */
export async function rowsWritten(tx: Tx, importId: string, kind: string): Promise<string[]> {
  const rows = await tx.importChange.findMany({ where: { importId, kind }, select: { rowId: true } })
  return rows.map(({ rowId }) => rowId)
}
