export type Piece = { text: string; x: number; y: number; width: number; size: number }
type Row = { text: string; y: number; size: number }

const PAGE_NUMBER = /^(?:page\s*)?\|?\s*\d{1,3}(?:\s*(?:of|\/|\|)\s*\d{1,3})?(?:\s*\|?\s*page)?$/i

/** Writes the placed pieces of text of each page (points, y upwards) as lines: gaps become blank lines or tabs, larger type becomes headings. */
export function pagesToText(pages: Piece[][]): string {
  const rows = pages.map((page) => rowsOf(page).filter((row) => !PAGE_NUMBER.test(row.text)))
  const running = runningRows(rows)
  const body = bodySize(rows.flat())
  const sizes = [
    ...new Set(
      rows
        .flat()
        .filter((row) => isLarge(row, body))
        .map((row) => Math.round(row.size)),
    ),
  ].sort((a, b) => b - a)
  const seen = new Set<string>()
  const out: string[] = []
  for (const page of rows) {
    const usual = usualGap(page)
    let previous: Row | null = null
    for (const row of page) {
      const shape = shapeOf(row.text)
      if (running.has(shape) && seen.has(shape)) continue
      seen.add(shape)
      const large = isLarge(row, body)
      const newPage = previous === null && /[.!?:]$/.test(out.at(-1) ?? '')
      const grown = previous !== null && Math.abs(row.size - previous.size) > 1
      if (newPage || grown || (previous !== null && previous.y - row.y > usual * 1.35)) out.push('')
      const level = sizes.indexOf(Math.round(row.size)) + 1
      out.push(large && row.text.length <= 110 ? `${'#'.repeat(Math.min(level, 6))} ${row.text}` : row.text)
      previous = row
    }
  }
  return out.join('\n').trim()
}

function rowsOf(page: Piece[]): Row[] {
  const sorted = page.filter((piece) => piece.text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x)
  const groups: Piece[][] = []
  for (const piece of sorted) {
    const group = groups.at(-1)
    if (group?.[0] && Math.abs(group[0].y - piece.y) <= Math.max(2, piece.size * 0.3)) group.push(piece)
    else groups.push([piece])
  }
  return groups.map((group) => {
    const pieces = group.sort((a, b) => a.x - b.x)
    let text = ''
    let end = 0
    for (const piece of pieces) {
      const gap = piece.x - end
      if (text !== '') text += gap > piece.size * 1.6 ? '\t' : gap > piece.size * 0.12 ? ' ' : ''
      text += piece.text
      end = piece.x + piece.width
    }
    const size = Math.max(...pieces.map((piece) => piece.size))
    return { text: text.replace(/ {2,}/g, ' ').trim(), y: pieces[0]?.y ?? 0, size }
  })
}

/** Lines that stand at the head or foot of most pages; they are kept once. */
function runningRows(pages: Row[][]): Set<string> {
  const counts = new Map<string, number>()
  for (const page of pages) {
    const edges = new Set([...page.slice(0, 2), ...page.slice(-2)].map((row) => shapeOf(row.text)))
    for (const shape of edges) counts.set(shape, (counts.get(shape) ?? 0) + 1)
  }
  return new Set([...counts].filter(([, count]) => count >= 3 && count > pages.length / 2).map(([shape]) => shape))
}

const shapeOf = (text: string) => text.replace(/\d+/g, '#')

function bodySize(rows: Row[]): number {
  const weights = new Map<number, number>()
  for (const row of rows)
    weights.set(Math.round(row.size * 2) / 2, (weights.get(Math.round(row.size * 2) / 2) ?? 0) + row.text.length)
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 11
}

function isLarge(row: Row, body: number) {
  return row.size >= body * 1.12 && /\p{L}/u.test(row.text)
}

function usualGap(page: Row[]): number {
  const gaps = page
    .slice(1)
    .map((row, at) => (page[at]?.y ?? row.y) - row.y)
    .sort((a, b) => a - b)
  return gaps[Math.floor(gaps.length * 0.4)] ?? 14
}
