import type { Clause, ClauseKind } from '@/lib/policies/types'

export type ClauseRun = { kind: ClauseKind; texts: string[] }

/** Neighbouring clauses of one kind as one list, in the order of the form. */
export function clauseRuns(clauses: readonly Clause[]): ClauseRun[] {
  const runs: ClauseRun[] = []
  for (const { kind, text } of clauses) {
    const last = runs.at(-1)
    if (last?.kind === kind) last.texts.push(text)
    else runs.push({ kind, texts: [text] })
  }
  return runs
}
