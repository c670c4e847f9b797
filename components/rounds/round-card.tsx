import { ShareBar } from '@/components/ui/share-bar'
import { TextLink } from '@/components/ui/text-link'
import type { Tally } from '@/lib/compliance/types'
import { formatUkDay } from '@/lib/format/uk-time'
import { listed } from '@/lib/format/words'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import type { RoundView } from '@/lib/rounds/types'
import { RoundStatusTag } from './round-status-tag'

/** A round in a list: its days, whom it asks, and how far it has come; the whole card may be pressed. */
export function RoundCard({ round, tally }: { round: RoundView; tally?: Tally }) {
  const audiences = [...new Set(round.agreements.map((agreement) => AUDIENCE_LABELS[agreement.audience]))]
  return (
    <li className="relative rounded-[6px] border border-rule bg-surface p-5 hover:bg-accent-tint">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-[1_1_18rem]">
          <h2 className="text-[1.25rem]">
            <TextLink href={`/rounds/${round.id}`} className="after:absolute after:inset-0">
              {round.name}
            </TextLink>
          </h2>
          <p className="mt-1 text-ink-soft">
            {formatUkDay(round.opensOn)} to {formatUkDay(round.dueOn)}
          </p>
          <p className="text-ink-soft">{listed(audiences)}</p>
        </div>
        <div className="grid justify-items-start gap-2 sm:justify-items-end">
          <RoundStatusTag status={round.status} />
          {tally && tally.asked > 0 && (
            <p className="tabular-nums">
              <span className="font-[650] text-[1.5rem]">{tally.complete.toLocaleString('en-GB')}</span>{' '}
              <span className="text-ink-soft">of {tally.asked.toLocaleString('en-GB')} signed</span>
            </p>
          )}
        </div>
      </div>
      {tally && tally.asked > 0 && (
        <div aria-hidden data-fc="border" className="mt-3 h-2 overflow-hidden rounded-full bg-[#e9e4da] print:hidden">
          <ShareBar value={tally.complete} of={tally.asked} className="text-accent" />
        </div>
      )}
    </li>
  )
}
