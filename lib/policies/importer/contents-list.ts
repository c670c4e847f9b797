import { bare, type Line } from '@/lib/policies/importer/lines'

const ENTRY = /^(.*?)(?:[\s.…·_]*)[\t .…]\s*(\d{1,3})$/

/** Finds the lines of a list of contents, its heading included: entries whose words stand again later as a line of their own. */
export function findContents(lines: Line[]): Set<number> {
  const found = new Set<number>()
  const start = lines.findIndex((line) => /^(table of )?contents( page)?:?$/i.test(line.text))
  const from = start < 0 ? firstLeader(lines) : start + 1
  if (from < 0) return found
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]
    if (!line || line.kind === 'blank') continue
    if (!repeatsLater(lines, at, found)) break
    found.add(at)
  }
  if (found.size < 2) return new Set()
  if (start >= 0) found.add(start)
  return found
}

/** The words of an entry without its dots and page number. */
export function entryWords(text: string): string {
  return bare(ENTRY.exec(text)?.[1] ?? text)
}

function firstLeader(lines: Line[]) {
  return lines.findIndex(
    (line, at) => /(?:\.{3,}|…|\t)\s*\d{1,3}$/.test(line.text) && repeatsLater(lines, at, new Set()),
  )
}

function repeatsLater(lines: Line[], at: number, found: ReadonlySet<number>): boolean {
  const text = lines[at]?.text ?? ''
  const candidates = new Set([entryWords(text), bare(text)])
  // A heading met again ends the list: its first entry is where the sections begin.
  const again = [...found].some((i) => candidates.has(entryWords(lines[i]?.text ?? '')) && !/\d$/.test(text))
  if (again) return false
  return lines.some((line, i) => i > at && line.kind !== 'blank' && !found.has(i) && candidates.has(bare(line.text)))
}
