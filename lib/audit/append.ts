import 'server-only'
import { actorForAudit, type Doer } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'

export type AuditDetail = Record<string, string | number | boolean | null | string[]>

/** An announcement that something happened; `action` is a thing and a past tense, such as `round.opened`. */
export type AuditEntry = {
  action: `${string}.${string}`
  subject: string
  schoolId: string | null
  /** Instead of a school: it stands in the trail of each school of the trust. */
  trustId?: string
  before?: AuditDetail
  after?: AuditDetail
}

/** An entry as its table keeps it. */
export type AuditRow = AuditEntry & { id: string; actor: Record<string, string | null> }

export const auditRows = (actor: Doer, entries: AuditEntry[]): AuditRow[] =>
  entries.map((entry) => ({ ...entry, id: newId(), actor: actorForAudit(actor) }))

export async function appendAudit(tx: Tx, actor: Doer, entries: AuditEntry[]): Promise<void> {
  await tx.auditEntry.createMany({ data: auditRows(actor, entries) })
}
