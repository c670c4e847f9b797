import { slotLabel } from '@/components/signing/groups'
import { whatNext } from '@/components/signing/what-next'
import { Tag } from '@/components/ui/tag'
import { TextLink } from '@/components/ui/text-link'
import { formatUkDateTime } from '@/lib/format/uk-time'
import type { ToSign } from '@/lib/signing/types'

/** What the person has answered in rounds that are still open, the latest first. */
export function AnsweredList({ slots }: { slots: readonly ToSign[] }) {
  const latestFirst = [...slots].sort((a, b) => (b.answered?.signedAt ?? '').localeCompare(a.answered?.signedAt ?? ''))
  return (
    <section className="mt-9" aria-labelledby="answered">
      <h2 id="answered" className="mb-3">
        Already answered
      </h2>
      <ul className="rounded-[4px] border border-rule">
        {latestFirst.map((slot) => (
          <li key={slot.slotId} className="border-rule px-4 py-3.5 not-last:border-b">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span className="font-semibold">
                {slot.title}
                {slot.kind === 'parent' && `: ${slotLabel(slot)}`}
              </span>
              <Outcome slot={slot} />
            </div>
            <p className="text-[0.9375em] text-ink-soft">
              {slot.answered && formatUkDateTime(new Date(slot.answered.signedAt))}, reference{' '}
              <span className="select-all whitespace-nowrap tabular-nums">{slot.answered?.reference}</span>
            </p>
            <p>{whatNext(slot)}</p>
            {slot.answered?.documentId && (
              <TextLink
                href={`/api/copies/${slot.answered.documentId}`}
                className="inline-flex min-h-(--tap) items-center"
              >
                Download the copy (PDF)
                <span className="sr-only">
                  {' '}
                  of {slot.title}
                  {slot.kind === 'parent' && ` for ${slotLabel(slot)}`}
                </span>
              </TextLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Outcome = ({ slot }: { slot: ToSign }) =>
  slot.answered?.outcome === 'declined' ? (
    <Tag tone="red" icon="cross">
      Not agreed
    </Tag>
  ) : (
    <Tag tone="green" icon="tick">
      Signed
    </Tag>
  )
