import { type Line, nextLine, wordCount } from '@/lib/policies/importer/lines'

export type Heading = { number: string | null; title: string; level: number }
export type HeadingSearch = { headings: Map<number, Heading>; odd: number[] }

const NUMBERED = /^(?:section\s+|part\s+)?(\d{1,2}(?:\.\d{1,2}){0,3})([.):]?)\s+(\S.*)$/i
const APPENDIX = /^(appendix|annex|annexe|schedule)\s+(\d{1,2}|[a-z]|[ivx]{1,4})(?![\p{L}\p{N}])\s*[:.–—-]?\s*(.*)$/iu

/** The number and words of a line that begins as a numbered heading does, or null. */
export function numberOf(line: Line): { number: string; title: string } | null {
  const match = line.kind === 'blank' ? null : NUMBERED.exec(line.text)
  return match?.[1] && match[3] ? { number: match[1], title: match[3].replaceAll('\t', ' ') } : null
}

/** Whether some words could be a heading: short, beginning with a capital, not ending as a sentence or a list does. */
export function looksLikeTitle(title: string): boolean {
  if (title.length > 110 || wordCount(title) > 16 || title.includes('\t')) return false
  if (!/^[\p{Lu}\p{Lt}\p{Lo}\p{N}“"'‘(]/u.test(title) || /[;,]$/.test(title)) return false
  return /[.:]$/.test(title) ? wordCount(title) <= 4 : true
}

/** Finds "Appendix 2: …" lines; a bare "Appendix 2" takes the short line that follows as its title. */
export function appendixOf(lines: Line[], at: number): (Heading & { taken: number | null }) | null {
  const line = lines[at]
  const match = line && line.kind === 'text' && !line.cell ? APPENDIX.exec(line.text) : null
  if (!match?.[1] || !match[2]) return null
  const number = `${match[1][0]?.toUpperCase()}${match[1].slice(1).toLowerCase()} ${match[2].toUpperCase()}`
  const words = match[3] ?? ''
  if (words !== '') return looksLikeTitle(words) ? { number, title: words, level: 1, taken: null } : null
  const next = nextLine(lines, at)
  const title = lines[next]
  const usable = title?.kind === 'text' && looksLikeTitle(title.text) && !numberOf(title)
  return { number, title: usable ? title.text : number, level: 1, taken: usable ? next : null }
}

/**
 * Finds headings by their numbers in sequence: 1, 1.1, 1.2, 2 … A list that starts again at 1, a clause that is a
 * sentence, and numbers inside an appendix are no headings; `odd` names lines that look like one but are out of order.
 */
export function findNumberedHeadings(lines: Line[], skip: ReadonlySet<number>): HeadingSearch {
  const headings = new Map<number, Heading>()
  const odd: number[] = []
  const lists = numberedLists(lines, skip)
  const clauses = clausesAreSentences(lines)
  let last: number[] = []
  let inAppendix = false
  lines.forEach((line, at) => {
    if (skip.has(at)) return
    if (appendixOf(lines, at)) inAppendix = true
    const found = line.kind === 'text' && !line.cell ? numberOf(line) : null
    if (!found || !looksLikeTitle(found.title)) {
      if (found && line.kind === 'text' && wordCount(line.text) <= 14 && !lists.has(at) && !found.number.includes('.'))
        odd.push(at)
      return
    }
    const parts = found.number.split('.').map(Number)
    const marked = line.hashes > 0 || line.bold
    const isList = lists.get(at) !== undefined && !(last.length > 0 && lists.get(at) === (last[0] ?? 0) + 1)
    if (!marked && (isList || inAppendix || (parts.length > 1 && clauses))) return
    if (!follows(last, parts)) {
      if (!lists.has(at)) odd.push(at)
      return
    }
    last = parts
    headings.set(at, { number: found.number, title: found.title, level: Math.min(parts.length, 4) })
  })
  return { headings, odd }
}

function follows(last: number[], next: number[]): boolean {
  const [top = 0] = last
  const [nextTop = 0] = next
  if (next.length === 1) return last.length === 0 ? nextTop <= 1 : nextTop > top && nextTop <= top + 2
  if (nextTop !== top) return false
  for (let i = 1; i < next.length; i++) {
    const step = (next[i] ?? 0) - (last[i] ?? 0)
    if (step !== 0) return step > 0 && step <= 2
  }
  return false
}

/** Lines of runs "1. … 2. … 3. …" with nothing between, each with the number its run starts at. */
function numberedLists(lines: Line[], skip: ReadonlySet<number>): Map<number, number> {
  const lists = new Map<number, number>()
  let run: number[] = []
  let start = 0
  const close = () => {
    if (run.length > 1) for (const at of run) lists.set(at, start)
    run = []
  }
  lines.forEach((line, at) => {
    if (line.kind === 'blank') return
    const found = skip.has(at) || line.kind !== 'text' ? null : numberOf(line)
    const number = found && !found.number.includes('.') ? Number(found.number) : null
    if (number === null || (run.length > 0 && number !== start + run.length)) close()
    if (number === null) return
    if (run.length === 0) start = number
    run.push(at)
  })
  close()
  return lists
}

/** Whether "1.1", "1.2" number whole sentences in this document, as clauses of a contract, rather than headings. */
function clausesAreSentences(lines: Line[]): boolean {
  const clauses = lines.map(numberOf).filter((found) => found?.number.includes('.'))
  const sentences = clauses.filter((found) => found && !looksLikeTitle(found.title))
  return clauses.length > 2 && sentences.length / clauses.length > 0.5
}
