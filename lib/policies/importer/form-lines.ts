import type { Paragraph } from '@/lib/policies/importer/paragraphs'
import type { Clause, ParsedAgreement } from '@/lib/policies/types'

type Listed = 'will' | 'will_not' | 'understand'
export type FormParts = Pick<
  ParsedAgreement,
  'leadIn' | 'clauses' | 'parentDeclaration' | 'signatures' | 'formLines'
> & {
  ownTitle: string
  names: string[]
  /** What stands after the last place to sign or date. */
  after: Paragraph[]
}

const NAME =
  /^(?:(?:print(?:ed)? |full |my )?name\b[^:]{0,80}:?|class\s*:|year group\s*:|form\s*:|school\s*:|role\s*:|position\s*:)(.*)$/i
const SIGNED =
  /^(?:signed|signature|sign here|to be signed)\b\s*(?:\(([^)]*)\)|(?:of|by)\s+(?:the\s+)?([^:]*))?\s*:?\s*$/i
const SIGNED_BY = /^(.{2,60}?)(?:['’]s)?\s+signature\s*(?:\(([^)]*)\))?\s*:?\s*$/i
const DATE = /^dated?\s*(?:\([^)]*\))?\s*:?\s*$/i
const PARENT =
  /^(?:(?:parents?|carers?|guardians?)(?:\s*(?:\/|and|or|&|\()\s*(?:parents?|carers?|guardians?)\)?)*[’']?s?'?\s*)(?:agreement|declaration|consent|permission|statement)?\s*:\s*(.*)$/i
const SUBJECT = '(?:i|we)'
const LEADS: [Listed, RegExp][] = [
  [
    'will_not',
    new RegExp(
      `\\b(?:${SUBJECT} (?:will|must|shall|should|do|may|can) (?:not|never)|${SUBJECT} (?:won[’']t|don[’']t|mustn[’']t|can[’']t)|${SUBJECT} (?:agree|promise) not to|${SUBJECT}(?: am|[’']m) not allowed to)\\b[^.:]{0,30}:$`,
      'i',
    ),
  ],
  [
    'understand',
    new RegExp(`\\b${SUBJECT} (?:understand|know|accept|am aware|recogni[sz]e|acknowledge)\\b[^.:]{0,30}:$`, 'i'),
  ],
  ['will', new RegExp(`\\b${SUBJECT} (?:will|must|shall|agree|promise|should)\\b[^.:]{0,30}:$`, 'i')],
]
const SENTENCES: [Listed, RegExp][] = [
  [
    'will_not',
    new RegExp(
      `^${SUBJECT} (?:(?:will|must|shall|do|may|can) (?:not|never)|won[’']t|don[’']t|mustn[’']t|can[’']t|never|(?:agree|promise) not to)\\b\\s*`,
      'i',
    ),
  ],
  [
    'understand',
    new RegExp(
      `^${SUBJECT} (?:understand|know|accept|am aware|have read|recogni[sz]e|acknowledge)(?: that)?\\b\\s*`,
      'i',
    ),
  ],
  [
    'will',
    new RegExp(
      `^${SUBJECT} (?:will|must|shall|agree to|promise to|always|agree|promise|only|keep|ask|tell)\\b\\s*`,
      'i',
    ),
  ],
]

/** Whether a line is one that a form has for its signer: a place to sign, for a name or for a date. */
export function isFormLine(text: string): boolean {
  return isSignature(text) || DATE.test(text) || NAME.test(text)
}

export function isSignature(text: string): boolean {
  return SIGNED.test(text) || SIGNED_BY.test(text)
}

/** Whether a line speaks as a signer does: "I will", "I understand". */
export function isPledge(text: string): boolean {
  return [...LEADS, ...SENTENCES].some(([, pattern]) => pattern.test(text))
}

/** Sorts the paragraphs of a form into clauses by the lead-in they stand under, the parent's part, and the places to fill in. */
export function readForm(paragraphs: Paragraph[]): FormParts {
  const parts: FormParts = {
    leadIn: { will: '', will_not: '', understand: '' },
    clauses: [],
    parentDeclaration: null,
    signatures: [],
    formLines: [],
    ownTitle: '',
    names: [],
    after: [],
  }
  const cells = paragraphs.flatMap((paragraph) =>
    paragraph.text.includes(' | ') ? paragraph.text.split(' | ').map((text) => ({ ...paragraph, text })) : [paragraph],
  )
  const end = cells.findLastIndex(({ text }) => isFormLine(text) || PARENT.test(text))
  parts.after = end < 0 || !cells.some(({ text }) => isSignature(text)) ? [] : cells.slice(end + 1)
  const body = parts.after.length > 0 ? cells.slice(0, end + 1) : cells
  const standalone: number[] = []
  let under: Listed | null = null
  let bulleted = false
  let inParent = false
  body.forEach(({ text, item, cell }, at) => {
    if (at === 0 && (cell || /\bagreement\b[^.:]*$/i.test(text)) && !isFormLine(text) && !isPledge(text)) {
      parts.ownTitle = text
      parts.formLines.push(text)
      return
    }
    if (isFormLine(text)) {
      parts.formLines.push(text)
      if (isSignature(text)) parts.signatures.push(signer(text) ?? '')
      else if (NAME.test(text)) parts.names.push(text)
      under = null
      return
    }
    const parent = PARENT.exec(text)
    if (parent || inParent) {
      if (parent) parts.formLines.push(text.slice(0, text.length - (parent[1] ?? '').length).trim())
      inParent = true
      const words = parent ? (parent[1] ?? '') : item ? `- ${text}` : text
      if (words) parts.parentDeclaration = parts.parentDeclaration ? `${parts.parentDeclaration}\n${words}` : words
      return
    }
    const lead = LEADS.find(([, pattern]) => pattern.test(text))?.[0]
    if (lead) {
      // A second lead-in of the same kind keeps its words as text, so that none is lost.
      if (parts.leadIn[lead] && parts.leadIn[lead] !== text) parts.clauses.push({ kind: 'text', text })
      else parts.leadIn[lead] = text
      under = lead
      bulleted = false
      return
    }
    const sentence = SENTENCES.find(([, pattern]) => pattern.test(text))?.[0]
    if (sentence) {
      if (!item) under = null
      standalone.push(parts.clauses.length)
      parts.clauses.push({ kind: sentence, text })
      return
    }
    if (item) bulleted = true
    if (!item && (bulleted || /:$/.test(text))) under = null
    parts.clauses.push(under ? { kind: under, text } : { kind: 'text', text: item ? `- ${text}` : text })
  })
  for (const at of standalone) {
    const clause = parts.clauses[at]
    if (clause) parts.clauses[at] = readOn(clause, parts.leadIn)
  }
  return parts
}

/** A sentence without its "I will", "I understand that" and the like; unchanged where it has none. */
export function withoutPledge(text: string): string {
  const pattern = SENTENCES.find(([, pattern]) => pattern.test(text))?.[1]
  return pattern ? text.replace(pattern, '') : text
}

/** A whole sentence loses its "I will" where the form already has such a lead-in for its kind to read on from. */
function readOn(clause: Clause, leadIn: FormParts['leadIn']): Clause {
  if (clause.kind === 'text' || leadIn[clause.kind] === '') return clause
  const pattern = SENTENCES.find(([kind]) => kind === clause.kind)?.[1]
  const rest = pattern ? clause.text.replace(pattern, '') : clause.text
  return { kind: clause.kind, text: rest ? `${rest[0]?.toUpperCase()}${rest.slice(1)}` : clause.text }
}

function signer(text: string): string | null {
  const plain = SIGNED.exec(text)
  const named = plain ? (plain[1] ?? plain[2]) : (SIGNED_BY.exec(text)?.[2] ?? SIGNED_BY.exec(text)?.[1])
  return named?.trim().toLowerCase() || null
}
