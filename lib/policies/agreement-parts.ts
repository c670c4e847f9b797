import type { AgreementContent, Clause, ClauseKind } from './types'

export type AgreementPart = { kind: ClauseKind; points: string }

/** The clauses of a form as lists to edit: one list for neighbours of a kind, one point on each line. */
export function partsOf(content: AgreementContent): AgreementPart[] {
  const parts: AgreementPart[] = []
  for (const { kind, text } of content.clauses) {
    // Plain text keeps its lines; a point is one line.
    const point = text.replace(/\s*\n\s*/g, kind === 'text' ? '\n' : ' ')
    const last = parts.at(-1)
    if (last?.kind === kind) last.points += `\n${point}`
    else parts.push({ kind, points: point })
  }
  return parts
}

/** Such lists as clauses again; bullets that were typed or pasted go, but plain text keeps the dashes of its own lists. */
export const clausesOf = (parts: readonly AgreementPart[]): Clause[] =>
  parts.flatMap(({ kind, points }) =>
    points
      .split(/\r?\n/)
      .map((line) => (kind === 'text' ? line : line.replace(/^\s*[•·*–-]\s+/, '')).trim())
      .filter((text) => text !== '')
      .map((text) => ({ kind, text })),
  )

const MARK = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The keys of all `{{field}}` marks in a form, each once. */
export function marksOf({ leadIn, clauses, parentDeclaration }: Omit<AgreementContent, 'fields' | 'title'>): string[] {
  const texts = [...Object.values(leadIn), ...clauses.map((clause) => clause.text), parentDeclaration ?? '']
  return [...new Set(texts.flatMap((text) => [...text.matchAll(MARK)].map((match) => match[1] ?? '')))]
}

/** The fields that the form's text uses and that are still empty. */
export const unfilledFields = (content: AgreementContent) =>
  content.fields.filter((field) => field.value.trim() === '' && marksOf(content).includes(field.key))
