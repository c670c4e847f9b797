import type { ReactNode } from 'react'
import { ShareBar } from '@/components/ui/share-bar'
import { Stat } from '@/components/ui/stat'
import type { Tally } from '@/lib/compliance/types'
import { formatUkDay } from '@/lib/format/uk-time'

const NUMBER = new Intl.NumberFormat('en-GB')
export const numbered = (value: number) => NUMBER.format(value)

/** Whole per cent, and 100 only when every one is there. */
export const percentOf = ({ complete, asked }: Pick<Tally, 'complete' | 'asked'>) =>
  asked === 0 ? 0 : Math.floor((complete / asked) * 100)

type Props = {
  tally: Tally
  /** Days from today to the due day; negative when it has passed. */
  daysLeft: number
  dueOn: string
  closed?: boolean
  children?: ReactNode
}

/** The one number: how many of how many have signed, and how long is left. */
export function Headline({ tally, daysLeft, dueOn, closed = false, children }: Props) {
  const percent = percentOf(tally)
  return (
    <section
      aria-label="How far it has come"
      className="@container mb-8 rounded-[6px] border border-rule bg-paper p-5 sm:p-6"
    >
      <div className="flex flex-wrap items-end justify-between gap-x-12 gap-y-4">
        <Stat
          large
          value={numbered(tally.complete)}
          of={numbered(tally.asked)}
          label={tally.asked === 1 ? 'has signed' : 'have signed'}
        />
        <div className="@xl:text-end">
          <DaysLeft daysLeft={daysLeft} closed={closed} />
          <p className="text-ink-soft">
            {closed ? 'It was due on' : daysLeft < 0 ? 'Due since' : 'Due on'} {formatUkDay(dueOn)}
          </p>
        </div>
      </div>
      <div
        aria-hidden
        data-fc="border"
        className="mt-4 h-3 overflow-hidden rounded-full bg-surface ring-1 ring-rule print:hidden"
      >
        <ShareBar value={tally.complete} of={tally.asked} className="text-accent" />
      </div>
      <p className="mt-2">
        {percent} per cent signed, {numbered(tally.outstanding)} to go
        {tally.exempt > 0 && `; ${numbered(tally.exempt)} exempt and not counted`}
      </p>
      <p className="text-[0.9375em] text-ink-soft">Each form of each person counts once</p>
      {children}
    </section>
  )
}

function DaysLeft({ daysLeft, closed }: { daysLeft: number; closed: boolean }) {
  if (closed) return <p className="font-[650] text-[1.5rem] leading-tight">Closed</p>
  const late = daysLeft < 0
  const number = Math.abs(daysLeft)
  return (
    <p className={`font-[650] text-[1.625rem] leading-tight ${late ? 'text-danger' : ''}`}>
      {daysLeft === 0 ? 'Due today' : `${number} ${number === 1 ? 'day' : 'days'} ${late ? 'late' : 'left'}`}
    </p>
  )
}
