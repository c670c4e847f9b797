import { createHash } from 'node:crypto'
import { spelled } from './read-heading'

/** The headings as columns are told apart: the second one of the same words has ` (2)` after it; empty ones stay empty. */
export function columnNames(headings: string[]): string[] {
  const seen = new Map<string, number>()
  return headings.map((heading) => {
    if (heading === '') return ''
    const nth = (seen.get(heading) ?? 0) + 1
    seen.set(heading, nth)
    return nth === 1 ? heading : `${heading} (${nth})`
  })
}

/** What stands for a set of headings: the same in whatever order, case and spacing they come. */
export const headingsKey = (headings: string[]): string =>
  createHash('sha256')
    .update(JSON.stringify(headings.map(spelled).filter(Boolean).sort()))
    .digest('hex')
    .slice(0, 32)
