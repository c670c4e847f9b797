import { Diff, type DiffPart } from '@/components/ui/diff'
import { Disclosure } from '@/components/ui/disclosure'
import { Tag } from '@/components/ui/tag'

export type SectionChange = {
  label: string
  state: 'same' | 'changed' | 'added' | 'removed' | 'moved'
  /** Where a moved section stood before. */
  from: string | null
  parts: readonly DiffPart[]
}

const STATES = {
  changed: { tone: 'amber', word: 'Changed' },
  added: { tone: 'green', word: 'New section' },
  removed: { tone: 'red', word: 'Removed section' },
  moved: { tone: 'purple', word: 'Moved' },
} as const

/** What each mark of a comparison means, with the marks themselves. */
export function ChangeLegend() {
  return (
    <div className="mb-6 flex flex-wrap gap-x-6 gap-y-1">
      <Diff parts={[{ kind: 'added', text: 'Words that are new' }]} />
      <Diff parts={[{ kind: 'removed', text: 'Words that are gone' }]} />
    </div>
  )
}

/** Section by section, word by word; what stayed the same is named at the end. */
export function ChangeView({ sections }: { sections: readonly SectionChange[] }) {
  const same = sections.filter((section) => section.state === 'same')
  return (
    <div className="grid gap-7">
      {sections.map((section, index) => {
        if (section.state === 'same') return null
        const { tone, word } = STATES[section.state]
        const key = `${index}${section.label}`
        return (
          <section key={key} className="border-rule border-b pb-7 last:border-0">
            <div className="mb-2 flex flex-wrap items-center gap-3">
              <h2>{section.label || 'Before the first heading'}</h2>
              <Tag tone={tone}>{word}</Tag>
            </div>
            {section.from && <p className="mb-2 text-ink-soft">It stood at “{section.from}” before.</p>}
            {section.state !== 'moved' && (
              <div className="max-w-[44em]">
                <Diff parts={section.parts} />
              </div>
            )}
          </section>
        )
      })}
      {same.length > 0 && (
        <Disclosure summary={`${same.length} ${same.length === 1 ? 'section is' : 'sections are'} the same`}>
          <ul>
            {same.map(({ label }, index) => {
              const key = `${index}${label}`
              return <li key={key}>{label || 'Before the first heading'}</li>
            })}
          </ul>
        </Disclosure>
      )}
    </div>
  )
}
