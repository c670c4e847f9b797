import { bare, type Line } from '@/lib/policies/importer/lines'

const ENTRY = /^(.*?)(?:[\s.…·_]*)[\t .…]\s*(\d{1,3})$/

/** Finds the lines of a list of contents, its heading included: entries whose words stand again later as a line of their own. */
export function findContents(lines: Line[]): Set<number> {
  const words = lines.map((line) => bare(line.text))
  const lastAt = new Map(words.map((text, at) => [text, at]))
  const found = new Set<number>()
  const entries = new Set<string>()
  const standsAgain = (at: number) =>
    [entryWords(lines[at]?.text ?? ''), words[at] ?? ''].some((text) => text !== '' && (lastAt.get(text) ?? -1) > at)

  const start = lines.findIndex((line) => /^(table of )?contents( page)?:?$/i.test(line.text))
  const leader = (line: Line, at: number) =>
    line.text.length < 250 && /(?:\.{3,}|…|\t)\s*\d{1,3}$/.test(line.text) && standsAgain(at)
  const from = start < 0 ? lines.findIndex(leader) : start + 1
  if (from < 0) return found
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]
    if (!line || line.kind === 'blank') continue
    // A heading met again ends the list: its first entry is where the sections begin.
    if (entries.has(words[at] ?? '') && !/\d$/.test(line.text)) break
    if (!standsAgain(at)) break
    found.add(at)
    entries.add(entryWords(line.text))
  }
  if (found.size < 2) return new Set()
  if (start >= 0) found.add(start)
  return found
}

/** The words of an entry without its dots and page number. */
export function entryWords(text: string): string {
  return bare((text.length < 250 && ENTRY.exec(text)?.[1]) || text)
}
