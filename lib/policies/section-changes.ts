import { type PolicySection, sectionHeading } from './types'
import { wordDiff } from './word-diff'

export type SectionChange = {
  label: string
  state: 'same' | 'changed' | 'added' | 'removed'
  parts: { kind: 'same' | 'added' | 'removed'; text: string }[]
}

const key = ({ title, number }: PolicySection) => (title || number || '').trim().toLowerCase()

/** What became of each section, in the order of the newer version; removed ones stand where they stood. Sections are the same when their titles are. */
export function sectionChanges(from: readonly PolicySection[], to: readonly PolicySection[]): SectionChange[] {
  const changes: SectionChange[] = []
  let at = 0
  for (const section of to) {
    const found = from.findIndex((old, index) => index >= at && key(old) === key(section))
    if (found < 0) {
      changes.push({ label: sectionHeading(section), state: 'added', parts: [{ kind: 'added', text: section.text }] })
      continue
    }
    changes.push(...from.slice(at, found).map(removed))
    at = found + 1
    const before = from[found]
    if (before) changes.push(compared(before, section))
  }
  return [...changes, ...from.slice(at).map(removed)]
}

const removed = (section: PolicySection): SectionChange => ({
  label: sectionHeading(section),
  state: 'removed',
  parts: [{ kind: 'removed', text: section.text }],
})

function compared(before: PolicySection, after: PolicySection): SectionChange {
  const label = sectionHeading(after)
  const renamed = sectionHeading(before) !== label
  const parts = wordDiff(
    renamed ? `${sectionHeading(before)}\n\n${before.text}` : before.text,
    renamed ? `${label}\n\n${after.text}` : after.text,
  )
  return { label, state: parts.every((part) => part.kind === 'same') ? 'same' : 'changed', parts }
}
