import { Disclosure } from '@/components/ui/disclosure'
import type { SetAside } from '@/lib/policies/types'

const REASONS: Record<SetAside['why'], string> = {
  title: 'the title',
  school_name: 'the school’s name',
  metadata: 'read as a date or a name',
  contents: 'the list of contents',
  repeated: 'repeated on every page',
  rule: 'a line drawn across',
}

type Props = { source: { name: string; text: string }; setAside: readonly SetAside[] }

/** The document that was imported, to check beside the draft, and the lines of it that the draft has nowhere. */
export function SourceText({ source, setAside }: Props) {
  return (
    <section aria-labelledby="source" className="min-w-0 xl:sticky xl:top-4">
      <div className="headrule mb-5 pb-3">
        <h2 id="source">The document</h2>
        <p className="break-all text-ink-soft">{source.name}</p>
      </div>
      {setAside.length > 0 && (
        <div className="mb-4">
          <Disclosure summary={`${setAside.length} lines of it are in no section`}>
            <ul className="grid max-h-72 gap-1 overflow-y-auto">
              {setAside.map(({ text, why }, index) => {
                const key = `${index}${text}`
                return (
                  <li key={key}>
                    {text} <span className="text-ink-soft">({REASONS[why]})</span>
                  </li>
                )
              })}
            </ul>
          </Disclosure>
        </div>
      )}
      <section
        aria-label={`Text of ${source.name}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-[75vh] overflow-y-auto whitespace-pre-wrap rounded-[4px] border border-rule bg-paper p-4 text-[0.9375rem]"
      >
        {source.text}
      </section>
    </section>
  )
}
