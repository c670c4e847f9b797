import { Diff, type DiffPart } from '@/components/ui/diff'
import { Tag } from '@/components/ui/tag'
import type { AgreementContent, ClauseKind } from '@/lib/policies/types'

type Change = {
  kind: ClauseKind | 'parent_declaration'
  state: 'same' | 'changed' | 'added' | 'removed'
  parts: readonly DiffPart[]
}

const STATES = {
  same: { tone: 'grey', word: 'The same' },
  changed: { tone: 'amber', word: 'Changed' },
  added: { tone: 'green', word: 'New' },
  removed: { tone: 'red', word: 'Taken out' },
} as const

/** What changed since somebody signed last, point by point, each under the line that it reads on from. */
export function FormChanges({ changes, leadIn }: { changes: readonly Change[]; leadIn: AgreementContent['leadIn'] }) {
  if (changes.length === 0) return <p>The points are the same; only the arrangement differs.</p>
  return (
    <ol className="grid gap-4">
      {changes.map(({ kind, state, parts }, index) => {
        const key = `${index}${kind}`
        const under = kind === 'parent_declaration' ? 'For the parent or carer' : kind === 'text' ? '' : leadIn[kind]
        return (
          <li key={key} className="border-rule border-b pb-4 last:border-0 last:pb-0">
            <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1">
              <Tag tone={STATES[state].tone}>{STATES[state].word}</Tag>
              {under && <span className="text-ink-soft">{under}</span>}
            </p>
            <Diff parts={parts} />
          </li>
        )
      })}
    </ol>
  )
}
