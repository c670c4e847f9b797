import { audiencesOf } from '@/lib/policies/importer/form-audiences'
import { isFormLine, isPledge, isSignature, readForm } from '@/lib/policies/importer/form-lines'
import { bare, type Line } from '@/lib/policies/importer/lines'
import type { Heading } from '@/lib/policies/importer/numbered-headings'
import { assemble, type Paragraph } from '@/lib/policies/importer/paragraphs'
import type { ParsedAgreement, PolicyWarning } from '@/lib/policies/types'

export type Block = { heading: Heading; lines: Line[] }
export type FoundForm = {
  agreements: ParsedAgreement[]
  after: Paragraph[]
  warnings: PolicyWarning[]
  joins: string[]
}

const TITLE = /\b(?:agreement|contract|declaration|pledge|acceptable use|promise|rules|consent|form)\b/i

/** How a block looks as a form: one that people sign, one that only seems so, or none. */
export function formness(block: Block): 'form' | 'maybe' | 'none' {
  const lines = block.lines.flatMap((line) => line.text.split('\t')).map((text) => text.trim())
  const signed = lines.some(isSignature)
  const named = lines.some(isFormLine)
  const pledged = lines.some(isPledge)
  if (!pledged || !(signed || named)) return 'none'
  const firstWords = block.lines.find((line) => line.kind !== 'blank')?.text ?? ''
  const titled = TITLE.test(block.heading.title) || (TITLE.test(firstWords) && firstWords.length < 160)
  return titled ? 'form' : 'maybe'
}

/** Joins each form's deeper headings back to it, so that "I will" as a heading stays in the form it belongs to. */
export function gatherForms(blocks: Block[]): Block[] {
  const gathered: Block[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (!block) continue
    let size = 1
    while (at + size < blocks.length && (blocks[at + size]?.heading.level ?? 0) > block.heading.level) size++
    const children = blocks.slice(at + 1, at + size)
    const joined: Block = { heading: block.heading, lines: [...block.lines, ...children.flatMap(asLines)] }
    const isOne =
      children.length > 0 && TITLE.test(block.heading.title) && !children.some((child) => formness(child) === 'form')
    if (isOne && formness(joined) === 'form') {
      gathered.push(joined)
      at += size - 1
    } else gathered.push(block)
  }
  return gathered
}

function asLines(block: Block): Line[] {
  const { number, title } = block.heading
  const words = number ? `${number} ${title}` : title
  const lead = !/:$/.test(words) && isPledge(`${words}:`) ? `${words}:` : words
  const line: Line = { kind: 'text', text: lead, hashes: 0, bold: false, cell: false }
  return [line, ...block.lines]
}

/** Reads a form into one agreement for each audience it names; null where no audience can be told. */
export function readAgreements(block: Block, width: number | null): FoundForm | null {
  const { paragraphs, joins } = assemble(block.lines, width, false)
  const { ownTitle, names, after, ...form } = readForm(paragraphs)
  const title = block.heading.title
  const { audiences, sure } = audiencesOf({ heading: title, ownTitle, names, signatures: form.signatures })
  if (audiences.length === 0) return null
  const parents = names.find((name) => /parent|carer|guardian/i.test(name))
  const signatures = form.signatures.map((by) => by || signerOf(names, parents))
  const warnings: PolicyWarning[] = []
  if (!sure) {
    const text = 'The form does not say which age group it is for, so it was read for older and for younger pupils.'
    warnings.push({ kind: 'doubt', text, where: title })
  }
  if (after.length > 0) {
    const text = `Text stands after the last place to sign or date, and is kept as a section: “${after[0]?.text.slice(0, 80)}”.`
    warnings.push({ kind: 'doubt', text, where: title })
  }
  const pupil = audiences.some((audience) => audience.endsWith('_pupils'))
  const own = bare(ownTitle) === bare(title) ? form.formLines.filter((line) => line !== ownTitle) : form.formLines
  const formLines = block.heading.number ? [block.heading.number, ...own] : own
  const agreements = audiences.map((audience) => ({
    ...structuredClone({ ...form, formLines, signatures }),
    audience,
    title,
  }))
  if (!pupil) for (const agreement of agreements) declarationToText(agreement)
  return { agreements, after, warnings, joins }
}

function signerOf(names: string[], parents: string | undefined) {
  return (parents ?? names[0] ?? '')
    .replace(/^.*?name(?: of)?\s*/i, '')
    .replace(/[:\s]+$/, '')
    .toLowerCase()
}

/** Only a pupil's form has a parent's part; elsewhere such a paragraph is part of the text. */
function declarationToText(agreement: ParsedAgreement) {
  if (agreement.parentDeclaration === null) return
  agreement.clauses.push({ kind: 'text', text: agreement.parentDeclaration })
  agreement.parentDeclaration = null
}
