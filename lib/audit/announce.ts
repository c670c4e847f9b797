import 'server-only'
import type { Actor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db/client'
import type { AuditEntry } from './append'

export type Reaction = (context: { tx: Tx; actor: Actor; entry: AuditEntry }) => Promise<void>

// Kept on globalThis because the framework loads this module once for each of its bundles.
const registry = globalThis as { countersignReactions?: Record<string, Reaction[]> }

/** Called once when a process starts, with what `lib/reactions` answers to each action. */
export function registerReactions(reactions: Record<string, Reaction[]>) {
  registry.countersignReactions = reactions
}

/** Runs what follows from each announcement in the same transaction; refuses to run in a process that never registered. */
export async function announce(tx: Tx, actor: Actor, entries: AuditEntry[]) {
  const reactions = registry.countersignReactions
  if (!reactions) throw new Error('Reactions were not registered when this process started.')
  for (const entry of entries) {
    for (const react of reactions[entry.action] ?? []) await react({ tx, actor, entry })
  }
}
