import type { AgreementContent } from '@/lib/policies/types'

const SENTENCE_END = /[.!?:]$/
const said = (text: string) => (SENTENCE_END.test(text.trim()) ? text.trim() : `${text.trim()}.`)

/** An agreement as it is read out: sentence by sentence, each list after its lead-in. */
export function spokenText({ title, leadIn, clauses, parentDeclaration }: AgreementContent): string[] {
  const lines = [said(title)]
  let last = ''
  for (const { kind, text } of clauses) {
    if (kind !== 'text' && kind !== last && leadIn[kind]) lines.push(said(leadIn[kind]))
    lines.push(said(text))
    last = kind
  }
  return parentDeclaration ? [...lines, said(parentDeclaration)] : lines
}
