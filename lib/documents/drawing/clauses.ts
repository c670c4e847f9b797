import type { AgreementContent, AgreementField, ClauseKind } from '@/lib/policies/types'

const FIELD = /\{\{\s*([\w.-]+)\s*\}\}/g

/** The text with the school's own words in it; a field that has none shows its label in brackets. */
export function filled(text: string, fields: AgreementField[]): string {
  return text.replace(FIELD, (_, key: string) => {
    const field = fields.find((each) => each.key === key)
    return field?.value.trim() || `[${field?.label ?? key}]`
  })
}

/** Clauses of one kind that follow each other, under their lead-in; `place` counts all of them, `number` the points. */
export type ClauseGroup = { kind: ClauseKind; leadIn: string; points: Point[] }
type Point = { place: number; number: number; text: string }

const LEAD_INS = { will: 'I will:', will_not: 'I will not:', understand: 'I understand that:', text: '' }

/** The clauses in their order, numbered through; paragraphs of plain text have no number. */
export function clauseGroups({ clauses, leadIn, fields }: AgreementContent): ClauseGroup[] {
  const groups: ClauseGroup[] = []
  let number = 1
  for (const [place, { kind, text }] of clauses.entries()) {
    let group = groups.at(-1)
    if (group?.kind !== kind) {
      const above = kind === 'text' ? '' : leadIn[kind].trim() || LEAD_INS[kind]
      group = { kind, leadIn: filled(above, fields), points: [] }
      groups.push(group)
    }
    group.points.push({ place, number, text: filled(text, fields) })
    if (kind !== 'text') number++
  }
  return groups
}

/** Filled-in fields that no sentence of the form mentions, by mark or by the words put in its place; they get a list of their own. */
export function unmentioned(content: AgreementContent): AgreementField[] {
  const texts = [
    content.title,
    ...content.clauses.map((clause) => clause.text),
    ...Object.values(content.leadIn),
    content.parentDeclaration ?? '',
  ]
  const mentioned = new Set(texts.flatMap((text) => [...text.matchAll(FIELD)].map((match) => match[1])))
  return content.fields.filter(({ key, value }) => {
    const words = value.trim()
    // A published form has the school's words in the place of the marks.
    return words !== '' && !mentioned.has(key) && !texts.some((text) => text.includes(words))
  })
}
