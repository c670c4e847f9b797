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

/** Plain texts as paragraphs, or as lists where neighbouring lines begin with a dash; `items` is empty for a paragraph. */
export function paragraphsOf(texts: readonly string[]): { text: string; items: string[] }[] {
  const paragraphs: { text: string; items: string[] }[] = []
  for (const line of texts.flatMap((text) => text.split(/\n+/))) {
    const item = /^\s*[-•]\s+(.*)$/.exec(line)?.[1]
    const last = paragraphs.at(-1)
    if (item === undefined) paragraphs.push({ text: line, items: [] })
    else if (last && last.items.length > 0) last.items.push(item)
    else paragraphs.push({ text: item, items: [item] })
  }
  return paragraphs
}
