import { type AgreementContent, type Clause, type PolicySection, sectionHeading } from './types'
import { type WordPart, wordDiff } from './word-diff'

export type SectionDiff = {
  label: string
  state: 'same' | 'changed' | 'added' | 'removed' | 'moved'
  /** Where a moved section stood before, by its label then. */
  from: string | null
  parts: WordPart[]
}

/** Pairs the sections of two versions by title, then by number, and says of each what became of it; removed ones stand where they stood. */
export function diffSections(before: readonly PolicySection[], after: readonly PolicySection[]): SectionDiff[] {
  const pairs = pairUp(before, after, [
    (section) => `${section.number ?? ''} ${bare(section.title)}`,
    (section) => bare(section.title),
    (section) => section.number ?? '',
  ])
  const kept = longestInOrder([...pairs.entries()].sort(([a], [b]) => a - b).map(([, from]) => from))
  const out: SectionDiff[] = []
  let at = 0
  const gone = new Set(before.keys())
  for (const from of pairs.values()) gone.delete(from)
  after.forEach((section, to) => {
    const from = pairs.get(to)
    const old = from === undefined ? undefined : before[from]
    if (from === undefined || !old) {
      out.push({
        label: sectionHeading(section),
        state: 'added',
        from: null,
        parts: [{ kind: 'added', text: section.text }],
      })
      return
    }
    if (kept.has(from)) {
      for (; at < from; at++) if (gone.has(at)) out.push(removed(before[at]))
      at = from + 1
    }
    const parts = wordDiff(withHeading(old, section), withHeading(section, old))
    const changed = parts.some(({ kind }) => kind !== 'same')
    out.push({
      label: sectionHeading(section),
      state: changed ? 'changed' : kept.has(from) ? 'same' : 'moved',
      from: kept.has(from) ? null : sectionHeading(old),
      parts,
    })
  })
  for (; at < before.length; at++) if (gone.has(at)) out.push(removed(before[at]))
  return out
}

export type ClauseDiff = { kind: Clause['kind']; state: 'same' | 'changed' | 'added' | 'removed'; parts: WordPart[] }

/** What changed between two versions of a form, point by point: a point of the same kind that keeps half its words is changed, not replaced. */
export function diffClauses(before: AgreementContent, after: AgreementContent): ClauseDiff[] {
  const pairs = pairUp(before.clauses, after.clauses, [(clause) => `${clause.kind} ${clause.text}`])
  const free = new Set(before.clauses.keys())
  for (const from of pairs.values()) free.delete(from)
  after.clauses.forEach((clause, to) => {
    if (pairs.has(to)) return
    const best = [...free]
      .map((from) => ({ from, alike: likeness(before.clauses[from], clause) }))
      .sort((a, b) => b.alike - a.alike)[0]
    if (!best || best.alike < 0.5) return
    pairs.set(to, best.from)
    free.delete(best.from)
  })
  const out = after.clauses.map((clause, to): ClauseDiff => {
    const from = pairs.get(to)
    const old = from === undefined ? undefined : before.clauses[from]
    if (!old) return { kind: clause.kind, state: 'added', parts: [{ kind: 'added', text: clause.text }] }
    const parts = wordDiff(old.text, clause.text)
    return { kind: clause.kind, state: parts.every(({ kind }) => kind === 'same') ? 'same' : 'changed', parts }
  })
  for (const from of free) {
    const clause = before.clauses[from]
    if (clause) out.push({ kind: clause.kind, state: 'removed', parts: [{ kind: 'removed', text: clause.text }] })
  }
  return out
}

/** For each newer index its older one, by the first of the keys that both share; an older one is used once. */
function pairUp<T>(before: readonly T[], after: readonly T[], keys: ((item: T) => string)[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const used = new Set<number>()
  for (const key of keys) {
    after.forEach((item, to) => {
      const wanted = key(item).trim()
      if (pairs.has(to) || wanted === '') return
      const from = before.findIndex((old, at) => !used.has(at) && key(old).trim() === wanted)
      if (from < 0) return
      pairs.set(to, from)
      used.add(from)
    })
  }
  return pairs
}

/** The longest run of numbers in rising order: what kept its place while the rest moved. */
function longestInOrder(order: number[]): Set<number> {
  const best: number[][] = []
  for (const value of order) {
    const before = best.filter((run) => (run.at(-1) ?? -1) < value).sort((a, b) => b.length - a.length)[0] ?? []
    best.push([...before, value])
  }
  return new Set(best.sort((a, b) => b.length - a.length)[0] ?? [])
}

function removed(section: PolicySection | undefined): SectionDiff {
  return {
    label: section ? sectionHeading(section) : '',
    state: 'removed',
    from: null,
    parts: [{ kind: 'removed', text: section?.text ?? '' }],
  }
}

/** The text of a section under its heading where the two headings differ, so that a new title shows as a change; a new number alone does not. */
function withHeading(section: PolicySection, other: PolicySection) {
  return bare(section.title) === bare(other.title) ? section.text : `${section.title}\n\n${section.text}`
}

function likeness(before: Clause | undefined, after: Clause): number {
  if (!before || before.kind !== after.kind) return 0
  const words = (text: string) => new Set(bare(text).split(' '))
  const [a, b] = [words(before.text), words(after.text)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / Math.max(a.size, b.size)
}

const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
