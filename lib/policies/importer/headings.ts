import { type Line, wordCount } from '@/lib/policies/importer/lines'
import {
  appendixOf,
  findNumberedHeadings,
  type Heading,
  looksLikeTitle,
  numberOf,
} from '@/lib/policies/importer/numbered-headings'

export type HeadingPlan = {
  headings: Map<number, Heading>
  /** Lines that are part of a heading above them. */
  taken: Set<number>
  /** Lines numbered like a heading that are kept as text. */
  odd: number[]
  mode: 'numbered' | 'marked' | 'plain'
}

/** Decides which lines are headings: by numbers in sequence, by marks, or, where a document has neither, by their shape. */
export function planHeadings(lines: Line[], skip: ReadonlySet<number>): HeadingPlan {
  const numbered = findNumberedHeadings(lines, skip)
  const tops = [...numbered.headings.values()].filter((heading) => heading.level === 1).length
  const marked = lines.filter((line, at) => line.hashes > 0 && !skip.has(at)).length
  const mode = tops >= 2 ? 'numbered' : marked >= 2 ? 'marked' : 'plain'
  const headings = new Map(mode === 'numbered' ? numbered.headings : [])
  const odd = mode === 'numbered' ? numbered.odd : [...new Set([...numbered.odd, ...numbered.headings.keys()])]

  const taken = new Set<number>()
  const shallowest = Math.min(...lines.filter((line) => line.hashes > 0).map((line) => line.hashes))
  lines.forEach((line, at) => {
    if (skip.has(at) || headings.has(at) || taken.has(at) || line.kind !== 'text') return
    const appendix = appendixOf(lines, at)
    if (appendix) {
      const { taken: next, ...heading } = appendix
      headings.set(at, heading)
      if (next !== null) taken.add(next)
    } else if (isMarked(line)) {
      headings.set(at, markedHeading(line, mode === 'numbered' ? line.hashes : shallowest))
    }
  })
  if (mode === 'plain')
    for (const at of plainHeadings(lines, skip, headings)) {
      const line = lines[at]
      if (line) headings.set(at, { number: null, title: line.text, level: 1 })
    }
  return { headings, taken, odd: odd.filter((at) => !headings.has(at)).sort((a, b) => a - b), mode }
}

function isMarked(line: Line): boolean {
  if (line.hashes > 0) return true
  return line.bold && !line.cell && looksLikeTitle(line.text) && !/[.:]$/.test(line.text) && wordCount(line.text) <= 12
}

function markedHeading(line: Line, shallowest: number): Heading {
  const found = numberOf(line)
  const level = Math.max(1, Math.min(4, line.hashes === 0 ? 2 : line.hashes - shallowest + 1))
  return found
    ? { ...found, level: Math.min(found.number.split('.').length, 4) }
    : { number: null, title: line.text, level }
}

/**
 * Headings by shape: a short line on its own, with text under it. In a longer run of short lines only the last can be one,
 * and the first too where the lines between are its list; a run under a colon is a list; a run that ends the document has one heading.
 */
function plainHeadings(lines: Line[], skip: ReadonlySet<number>, known: ReadonlyMap<number, Heading>): number[] {
  const chosen: number[] = []
  let run: number[] = []
  let underColon = false
  let blankBefore = true
  const close = (atEnd: boolean) => {
    const [first] = run
    const last = run.at(-1)
    if (first !== undefined && last !== undefined && !underColon) {
      if (atEnd) chosen.push(...(run.length > 1 ? [first] : []))
      else if (run.length <= 2) chosen.push(...run)
      else chosen.push(first, last)
    }
    run = []
  }
  lines.forEach((line, at) => {
    if (line.kind === 'blank') {
      blankBefore = true
      return
    }
    if (skip.has(at)) return
    const short = !known.has(at) && blankBefore && isShortLine(line)
    if (short) run.push(at)
    else {
      close(known.has(at))
      underColon = line.kind === 'text' && /[:;]$/.test(line.text)
    }
    blankBefore = false
  })
  close(true)
  return chosen
}

function isShortLine(line: Line): boolean {
  if (line.kind !== 'text' || line.cell || numberOf(line) || line.text.includes('\t')) return false
  return looksLikeTitle(line.text) && !/[.:!]$/.test(line.text) && wordCount(line.text) <= 10 && line.text.length <= 80
}
