import { type Block, formness, gatherForms, readAgreements } from '@/lib/policies/importer/agreements'
import { findContents } from '@/lib/policies/importer/contents-list'
import { missingLines } from '@/lib/policies/importer/every-line'
import { readFrontMatter } from '@/lib/policies/importer/front-matter'
import { planHeadings } from '@/lib/policies/importer/headings'
import { type Line, readLines, wordCount, wrapWidth } from '@/lib/policies/importer/lines'
import { applyRow, findRows } from '@/lib/policies/importer/metadata-rows'
import type { Heading } from '@/lib/policies/importer/numbered-headings'
import { assemble, writeText } from '@/lib/policies/importer/paragraphs'
import { checkReview, label, monthsOf, statedCycle } from '@/lib/policies/importer/review-cycle'
import { repeats } from '@/lib/policies/importer/school-name'
import { findTemplateText } from '@/lib/policies/importer/template-text'
import { fillFromSentences } from '@/lib/policies/importer/text-metadata'
import type { ParsedAgreement, ParsedPolicy, PolicySection, PolicyWarning, SetAside } from '@/lib/policies/types'

const FRONT_TITLE = 'Before the first heading'
export const UNPLACED = 'Lines without a place'

/** Reads a school's own document into a draft; `today` is `YYYY-MM-DD`. Whatever is not understood is kept as a section. */
export function parsePolicy(text: string, today: string): ParsedPolicy {
  const lines = readLines(text)
  const width = wrapWidth(lines)
  const contents = findContents(lines)
  const plan = planHeadings(lines, contents)
  const start = firstSection(lines, plan.headings, plan.mode, contents)
  raiseLevels(plan.headings, start)
  const front = readFrontMatter(lines, start, contents)
  const { metadata, title } = front
  const warnings = [...front.warnings]
  const setAside = [...front.setAside]
  noteContents(lines, contents, setAside, warnings)

  const blocks: Block[] = [{ heading: { number: null, title: FRONT_TITLE, level: 1 }, lines: front.left }]
  for (let at = start; at < lines.length; at++) {
    const line = lines[at]
    if (!line || contents.has(at) || plan.taken.has(at)) continue
    const repeated = isRunningHeader(line) ? repeats(line, metadata.schoolName, title) : null
    const heading = plan.headings.get(at)
    if (repeated) setAside.push({ text: line.text, why: 'repeated' })
    else if (heading) blocks.push({ heading, lines: [] })
    else blocks.at(-1)?.lines.push(line)
  }

  const read = readBlocks(blocks, title, width)
  warnings.push(...read.warnings, ...oddWarnings(lines, plan.odd, plan.headings))
  noteRepeats(setAside, warnings)
  if (plan.mode === 'plain' && plan.headings.size > 0) {
    const text =
      'The headings carry no numbers and were told by their shape. Check that none is missing and none is too many.'
    warnings.push({ kind: 'doubt', text, where: null })
  }
  for (const row of findRows(lines, start, lines.length)) {
    if (row.lines.length === 1 && row.values.length > 0) applyRow(metadata, row)
  }
  const cycleRow = findRows(lines, 0, lines.length).find((row) => row.field === 'reviewEveryMonths')
  metadata.reviewEveryMonths = cycleRow ? monthsOf(cycleRow.values.join(' ')) : null
  fillFromSentences(metadata, read.sections)
  warnings.push(...checkReview(metadata, statedCycle(read.sections), today), ...findTemplateText(read.sections))
  const parsed = { title, metadata, sections: read.sections, agreements: read.agreements, warnings, setAside }
  keepUnplaced(text, parsed)
  return { ...parsed, warnings: inOrder(warnings) }
}

/** The net under everything above: a line that came to stand nowhere is kept in a section of its own and pointed out. */
function keepUnplaced(source: string, parsed: ParsedPolicy) {
  const missing = missingLines(source, parsed)
  if (missing.length === 0) return
  parsed.sections.push({ number: null, title: UNPLACED, level: 1, text: missing.join('\n\n') })
  const text = `${missing.length} lines found no place in a section or form, and are kept together at the end.`
  parsed.warnings.push({ kind: 'doubt', text, where: UNPLACED })
}

/** Where the sections begin. Without numbers or marks it is the heading over the first line long enough to be text. */
function firstSection(
  lines: Line[],
  headings: ReadonlyMap<number, Heading>,
  mode: string,
  skip: ReadonlySet<number>,
): number {
  const order = [...headings.keys()].sort((a, b) => a - b)
  if (mode === 'numbered') {
    const first = order.find((at) => headings.get(at)?.number !== null)
    const before = order.filter((at) => first !== undefined && at < first && lines.slice(at + 1, first).some(isBody))
    return before.find((at) => lines.findIndex((line) => line.kind !== 'blank') !== at) ?? first ?? lines.length
  }
  const body = lines.findIndex((line, at) => isBody(line) && !skip.has(at))
  const before = order.filter((at) => body < 0 || at < body)
  const lone = mode === 'marked' ? before.find((at) => sharesDepth(lines, at)) : undefined
  return lone ?? before.at(-1) ?? (body < 0 ? lines.length : body)
}

/** Makes the shallowest heading below the title level 1. */
function raiseLevels(headings: Map<number, Heading>, start: number) {
  const used = [...headings].filter(([at]) => at >= start)
  const shallowest = Math.min(...used.map(([, heading]) => heading.level))
  for (const [at, heading] of used) headings.set(at, { ...heading, level: heading.level - shallowest + 1 })
}

function sharesDepth(lines: Line[], at: number) {
  return lines.some((line, i) => i !== at && line.hashes > 0 && line.hashes === lines[at]?.hashes)
}

function isBody(line: Line) {
  if (line.kind !== 'text' || line.text.includes('\t')) return false
  return line.text.length > 120 || (wordCount(line.text) >= 8 && /[.;]$/.test(line.text))
}

function isRunningHeader(line: Line) {
  return line.kind === 'text' && !line.cell && wordCount(line.text) <= 16
}

function readBlocks(blocks: Block[], title: string, width: number | null) {
  const sections: PolicySection[] = []
  const agreements: ParsedAgreement[] = []
  const warnings: PolicyWarning[] = []
  const mended: string[] = []
  for (const block of gatherForms(blocks)) {
    if (block.heading.title === FRONT_TITLE && block.lines.every((line) => line.kind === 'blank')) continue
    const where = label(block.heading)
    const named = block.heading.title === FRONT_TITLE ? { ...block, heading: { ...block.heading, title } } : block
    const shape = formness(named)
    const form = shape === 'form' ? readAgreements(named, width) : null
    const joins = form?.joins ?? []
    if (form) {
      agreements.push(...form.agreements)
      warnings.push(...form.warnings)
      if (form.after.length > 0) {
        sections.push({
          number: null,
          title: `After the form “${block.heading.title}”`,
          level: 1,
          text: writeText(form.after),
        })
      }
    } else {
      const { paragraphs, joins: found, lists } = assemble(block.lines, width, true)
      joins.push(...found)
      if (lists > 0) mended.push(where)
      if (shape !== 'none')
        warnings.push({
          kind: 'doubt',
          text: 'This part looks like a form to sign, but whom it is for was not clear, so it is kept as a section.',
          where,
        })
      if (block.heading.title === FRONT_TITLE)
        warnings.push({
          kind: 'doubt',
          text: 'Text stands before the first heading. It is kept as a section of its own.',
          where,
        })
      sections.push({ ...block.heading, text: writeText(paragraphs) })
    }
    for (const join of joins)
      warnings.push({
        kind: 'doubt',
        text: `A sentence was broken by a page or an empty line, and was joined again: “${join}”.`,
        where,
      })
  }
  if (mended.length > 0)
    warnings.push({
      kind: 'doubt',
      text: `Lines without bullets under a colon were read as lists, in: ${mended.join('; ')}.`,
      where: null,
    })
  return { sections, agreements, warnings }
}

function oddWarnings(lines: Line[], odd: number[], headings: ReadonlyMap<number, Heading>): PolicyWarning[] {
  const order = [...headings].sort(([a], [b]) => a - b)
  return odd.map((at) => {
    const heading = order.findLast(([i]) => i < at)?.[1]
    const text = `“${lines[at]?.text.slice(0, 80)}” is numbered like a heading but does not fit the order of the others, so it is kept as text.`
    return { kind: 'doubt', text, where: heading ? label(heading) : FRONT_TITLE }
  })
}

function noteContents(lines: Line[], contents: ReadonlySet<number>, setAside: SetAside[], warnings: PolicyWarning[]) {
  for (const at of contents) setAside.push({ text: lines[at]?.text.replaceAll('\t', ' ') ?? '', why: 'contents' })
  if (contents.size > 0) {
    const text = `A list of contents (${contents.size} lines) was left out: each of its lines is the heading of a section.`
    warnings.push({ kind: 'doubt', text, where: FRONT_TITLE })
  }
}

function noteRepeats(setAside: SetAside[], warnings: PolicyWarning[]) {
  const repeated = setAside.filter(({ why }) => why === 'repeated')
  for (const text of new Set(repeated.map((line) => line.text))) {
    warnings.push({
      kind: 'doubt',
      text: `“${text}” only repeats the title or the school's name, so it is in no section.`,
      where: null,
    })
  }
}

/** What needs a decision comes first; doubts follow in the order of the document. */
function inOrder(warnings: PolicyWarning[]): PolicyWarning[] {
  const rank = ['cycle_contradicts_dates', 'review_overdue', 'template_text', 'doubt']
  return warnings.toSorted((a, b) => rank.indexOf(a.kind) - rank.indexOf(b.kind))
}
