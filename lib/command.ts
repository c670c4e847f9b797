import 'server-only'
import type { z } from 'zod'
import { announce } from '@/lib/audit/announce'
import { type AuditEntry, type AuditRow, appendAudit, auditRows } from '@/lib/audit/append'
import type { Actor } from '@/lib/auth/actor'
import { type Permission, requireScopes, type Scope } from '@/lib/auth/permissions'
import { requireRecent } from '@/lib/auth/second-step'
import { db, type Tx } from '@/lib/db/client'
import { AppError } from '@/lib/errors'

export type CommandContext<Input> = {
  tx: Tx
  actor: Actor
  input: Input
  /** Every place the permission reaches. */
  scopes: Scope[]
  /** The `where` of the schools among them. */
  schools: { schoolId: { in: string[] } }
}

type Entries = AuditEntry | [AuditEntry, ...AuditEntry[]]

/** What a run has to say; with `last` its final statement, under a lock that many wait for, comes after all else and keeps the trail. */
type Result<Output> = { output: Output; audit: Entries } | { audit: Entries; last(rows: AuditRow[]): Promise<Output> }

type Definition<Input extends z.ZodType, Output> = {
  permission: Permission
  input: Input
  /** Asks an account for its second step again when it was not taken in the last minutes. */
  recent?: true
  run(context: CommandContext<z.output<Input>>): Promise<Result<Output>>
}

/** A change of state: permitted, validated, audited and answered by its reactions in one transaction. */
export function command<Input extends z.ZodType, Output>(definition: Definition<Input, Output>) {
  return async (actor: Actor, values: unknown): Promise<Output> => {
    const scopes = requireScopes(actor, definition.permission)
    const parsed = definition.input.safeParse(values)
    if (!parsed.success) throw AppError.invalid(parsed.error)
    // After the input: whoever is led away to confirm comes back to a form that is right.
    if (definition.recent && actor.kind === 'account') requireRecent(actor.secondStep)
    const schools = { schoolId: { in: [...new Set(scopes.map((scope) => scope.schoolId))] } }
    return db.$transaction(
      async (tx) => {
        const result = await definition.run({ tx, actor, scopes, schools, input: parsed.data })
        const entries = Array.isArray(result.audit) ? result.audit : [result.audit]
        if ('last' in result) {
          await announce(tx, actor, entries)
          return result.last(auditRows(actor, entries))
        }
        await appendAudit(tx, actor, entries)
        await announce(tx, actor, entries)
        return result.output
      },
      { timeout: 60_000, maxWait: 10_000 },
    )
  }
}
