import { diffWordsWithSpace } from 'diff'

export type WordPart = { kind: 'same' | 'added' | 'removed'; text: string }

/** What changed between two texts, word by word. The removed words stand before those that replace them. */
export function wordDiff(before: string, after: string): WordPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const parts = diffWordsWithSpace(before, after, { maxEditLength: 2000 })
  // Two texts with next to nothing in common are shown as one replaced by the other; it is quicker and reads better.
  if (!parts) return replaced(before, after)
  const read = parts.map(
    ({ added, removed, value }): WordPart => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }),
  )
  return bridged(read)
}

function replaced(before: string, after: string): WordPart[] {
  const parts: WordPart[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return parts.filter(({ text }) => text !== '')
}

/** Joins changes that only a space stands between, so that a changed phrase reads as one change and not as a row of words. */
function bridged(parts: WordPart[]): WordPart[] {
  const out: WordPart[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    out.push(...replaced(removed, added))
    removed = ''
    added = ''
  }
  parts.forEach(({ kind, text }, at) => {
    const between = kind === 'same' && /^[ \t]+$/.test(text) && removed + added !== '' && at + 1 < parts.length
    if (kind === 'removed' || between) removed += text
    if (kind === 'added' || between) added += text
    if (kind === 'same' && !between) {
      flush()
      out.push({ kind, text })
    }
  })
  flush()
  return out
}
