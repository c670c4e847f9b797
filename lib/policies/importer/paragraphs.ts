import type { Line } from '@/lib/policies/importer/lines'

export type Paragraph = { text: string; item: boolean; cell: boolean }
export type Assembled = { paragraphs: Paragraph[]; joins: string[]; lists: number }

const CLAUSE = /^\d{1,2}(\.\d{1,2})+\.?\s/
const LETTERED = /^\(?(?:[a-z]|[ivx]{1,4})\)\s/i

/**
 * Puts lines together into paragraphs: a sentence that a page or line break cut in two is joined, and reported when a
 * blank line stood between; lines under a colon that lost their bullets are read as a list when `mendLists` is set.
 */
export function assemble(lines: Line[], width: number | null, mendLists: boolean): Assembled {
  const paragraphs: Paragraph[] = []
  const joins: string[] = []
  let afterBlank = true
  let underColon = false
  let lastLine = ''
  for (const line of lines) {
    if (line.kind === 'blank') {
      afterBlank = true
      continue
    }
    const text = line.text.replace(/^(\S{1,6})\t/, '$1 ').replaceAll('\t', ' | ')
    const previous = paragraphs.at(-1)
    const item = line.kind === 'item' ? !CLAUSE.test(text) : LETTERED.test(text)
    const listed = underColon && previous?.item === false
    const plainLine = line.kind === 'text' && !item
    if (previous && plainLine && continues(line, afterBlank, listed ? null : width, lastLine, listed)) {
      if (afterBlank) joins.push(`${tail(lastLine)} / ${head(text)}`)
      previous.text = `${previous.text} ${text}`
    } else {
      paragraphs.push({ text, item, cell: line.cell })
    }
    if (/:$/.test(text)) underColon = true
    else if (/[.!?]$/.test(text) || line.kind === 'item') underColon = false
    lastLine = text
    afterBlank = false
  }
  return { paragraphs, joins, lists: mendLists ? mendLostBullets(paragraphs) : 0 }
}

/** Whether a line carries on the paragraph before it: mid-sentence, or within a paragraph whose lines were broken at a width. */
function continues(line: Line, afterBlank: boolean, width: number | null, lastLine: string, listed: boolean): boolean {
  if (line.cell || /:$/.test(lastLine) || /^\d{1,2}(\.\d{1,2})*[.)]?\s/.test(line.text)) return false
  const wrapped = width !== null && !afterBlank && !/^\p{Lu}.{0,60}:$/u.test(line.text)
  if (/[.;!?]["'”’)]?$/.test(lastLine)) return wrapped && lastLine.length > width * 0.8
  if (/^\p{Ll}/u.test(line.text)) return !listed
  return wrapped && lastLine.length > width * 0.6
}

/** Marks the plain lines under a line that ends in a colon as its list, where there are at least two; counts such lists. */
function mendLostBullets(paragraphs: Paragraph[]): number {
  let lists = 0
  for (let at = 0; at < paragraphs.length; at++) {
    if (!paragraphs[at]?.text.endsWith(':')) continue
    const items: Paragraph[] = []
    for (const next of paragraphs.slice(at + 1)) {
      if (next.item || next.text.length > 300 || /[.:!?]$/.test(next.text) || /^\d/.test(next.text)) break
      items.push(next)
    }
    if (items.length < 2) continue
    for (const item of items) item.item = true
    lists++
  }
  return lists
}

/** Writes paragraphs as text: a blank line between them, list lines beginning with a dash. */
export function writeText(paragraphs: Paragraph[]): string {
  return paragraphs
    .map((paragraph, at) => {
      const gap = at === 0 ? '' : paragraph.item && paragraphs[at - 1]?.item ? '\n' : '\n\n'
      return `${gap}${paragraph.item ? '- ' : ''}${paragraph.text}`
    })
    .join('')
}

const head = (text: string) => text.split(' ').slice(0, 4).join(' ')
const tail = (text: string) => text.split(' ').slice(-4).join(' ')
