import { bare, type Line, wordCount } from '@/lib/policies/importer/lines'
import { applyRow, findRows } from '@/lib/policies/importer/metadata-rows'
import { repeats, schoolInText, schoolOf } from '@/lib/policies/importer/school-name'
import { NO_METADATA } from '@/lib/policies/stored'
import type { PolicyMetadata, PolicyWarning, SetAside } from '@/lib/policies/types'

export type FrontMatter = {
  title: string
  metadata: PolicyMetadata
  /** The lines above the first heading that are neither title nor metadata. */
  left: Line[]
  setAside: SetAside[]
  warnings: PolicyWarning[]
}

const TITLE =
  /\b(policy|policies|code of conduct|agreement|guidelines|guidance|procedures?|charter|rules|statement|handbook)\b/i
const FRONT = 'Above the first heading'

/** Reads title, school and metadata from the lines above the first heading; `lines` is the whole document. */
export function readFrontMatter(lines: Line[], end: number, skip: ReadonlySet<number>): FrontMatter {
  const metadata: PolicyMetadata = { ...NO_METADATA }
  const setAside: SetAside[] = []
  const warnings: PolicyWarning[] = []
  const used = new Set<number>()

  for (const row of findRows(lines, 0, end)) {
    for (const at of row.lines) {
      used.add(at)
      setAside.push({ text: lines[at]?.text.replaceAll('\t', ' | ') ?? '', why: 'metadata' })
    }
    const unread = row.field === 'reviewEveryMonths' ? [] : applyRow(metadata, row)
    for (const value of unread) {
      warnings.push({
        kind: 'doubt',
        text: `“${value}” beside “${row.label}” was not understood as a date.`,
        where: FRONT,
      })
    }
  }

  const front = lines
    .map((line, at) => ({ line, at }))
    .filter(({ line, at }) => at < end && line.kind === 'text' && !used.has(at) && !skip.has(at))
  const found = titleAmong(front.map(({ line }) => line))
  const title =
    found?.text ??
    (/acceptable use/i.test(lines.map((line) => line.text).join('\n'))
      ? 'Acceptable use policy'
      : 'Policy without a title')
  if (!found)
    warnings.push({ kind: 'doubt', text: `No title was found, so “${title}” stands in for one.`, where: FRONT })

  metadata.schoolName ??= front.map(({ line }) => schoolOf(line.text)).find((name) => name !== null) ?? null
  if (!metadata.schoolName) {
    metadata.schoolName = schoolInText(lines)
    if (metadata.schoolName) {
      warnings.push({
        kind: 'doubt',
        text: `The name “${metadata.schoolName}” was taken from a sentence of the text.`,
        where: FRONT,
      })
    }
  }

  for (const { line, at } of front) {
    const why = line === found ? 'title' : repeats(line, metadata.schoolName, title)
    if (why) {
      used.add(at)
      setAside.push({ text: line.text, why })
    }
  }
  const left = lines.slice(0, end).filter((_, at) => !used.has(at) && !skip.has(at))
  return { title, metadata, left, setAside, warnings }
}

/** The line that is the title: a marked heading, else the first short line that names a kind of document, else a lone first line. */
function titleAmong(front: Line[]): Line | undefined {
  const short = front.filter(
    (line) => wordCount(line.text) <= 16 && line.text.length <= 140 && !/[.:,;]$/.test(line.text) && !line.cell,
  )
  return (
    short.find((line) => line.hashes > 0 && !isSchool(line)) ??
    short.find((line) => TITLE.test(line.text)) ??
    short.find((line) => !isSchool(line) && front.indexOf(line) === 0 && !/\t/.test(line.text))
  )
}

function isSchool(line: Line) {
  const name = schoolOf(line.text)
  return name !== null && bare(name) === bare(line.text)
}
