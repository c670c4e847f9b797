import 'server-only'
import { actorForAudit, type Doer } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db/client'

export type AuditDetail = Record<string, string | number | boolean | null | string[]>

/** An announcement that something happened; `action` is a thing and a past tense, such as `round.opened`. */
export type AuditEntry = {
  action: `${string}.${string}`
  subject: string
  schoolId: string | null
  before?: AuditDetail
  after?: AuditDetail
}

export async function appendAudit(tx: Tx, actor: Doer, entries: AuditEntry[]): Promise<void> {
  await tx.auditEntry.createMany({ data: entries.map((entry) => ({ ...entry, actor: actorForAudit(actor) })) })
}
