import { Breakdown } from '@/components/compliance/breakdown'
import { StateCounts } from '@/components/compliance/state-counts'
import { Disclosure, Unfold } from '@/components/ui/disclosure'
import type { Dashboard } from '@/lib/compliance/types'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { yearGroupLabel } from '@/lib/schools/types'
import { hrefTo, type Shown } from './address'

/** So many classes need no folding. */
const FEW = 3

type Props = { dashboard: Dashboard; roundId: string; filters: Shown }

type Change = (change: Partial<Shown>) => string
const hrefFor =
  (roundId: string, filters: Shown): Change =>
  (change) =>
    `${hrefTo('/dashboard', roundId, filters, change)}#who`

/** The same number by group and state; a row sets its filter, and pressed again takes it off. */
export function Breakdowns({ dashboard: { total, byAudience }, roundId, filters }: Props) {
  const href = hrefFor(roundId, filters)
  return (
    <div className="no-print mb-6 grid items-start gap-x-9 gap-y-8 md:grid-cols-[minmax(0,1fr)_17rem] xl:grid-cols-[minmax(0,1fr)_15rem]">
      <Breakdown
        title="By group"
        rows={byAudience.map(({ audience, tally }) => {
          const current = filters.audience === audience
          return {
            key: audience,
            label: AUDIENCE_LABELS[audience],
            href: href({ audience: current ? undefined : audience }),
            current,
            tally,
          }
        })}
      />
      <StateCounts
        tally={total}
        current={filters.state}
        hrefOf={(state) => href({ state: filters.state === state ? 'outstanding' : state })}
      />
    </div>
  )
}

/** The same number by year and class: drawn when they are asked for, where one is chosen, or where there are few. */
export function PlaceBreakdowns({ dashboard: { byYearGroup, byClass }, roundId, filters }: Props) {
  const href = hrefFor(roundId, filters)
  const years = byYearGroup.flatMap(({ yearGroup, tally }) => (yearGroup === null ? [] : [{ yearGroup, tally }]))
  const classes = byClass.flatMap((row) => (row.classId === null ? [] : [{ ...row, classId: row.classId }]))
  if (classes.length === 0 && years.length === 0) return null
  const few = classes.length <= FEW
  const open = filters.unfolded || filters.classId !== undefined || filters.yearGroup !== undefined
  if (!few && !open) {
    return (
      <div id="places" className="no-print mb-9 scroll-mt-6">
        <Unfold href={`${hrefTo('/dashboard', roundId, filters, { unfolded: true })}#places`}>
          By year group and class
        </Unfold>
      </div>
    )
  }
  const both = (
    <div className="grid gap-y-6">
      <Breakdown
        title="By year group"
        columns={classes.length > FEW}
        rows={years.map(({ yearGroup, tally }) => {
          const current = filters.yearGroup === yearGroup
          return {
            key: String(yearGroup),
            label: yearGroupLabel(yearGroup),
            href: href({ yearGroup: current ? undefined : yearGroup }),
            current,
            tally,
          }
        })}
      />
      <Breakdown
        title="By class"
        columns={classes.length > FEW}
        rows={classes.map(({ classId, className, tally }) => {
          const current = filters.classId === classId
          return {
            key: classId,
            label: className,
            href: href({ classId: current ? undefined : classId }),
            current,
            tally,
          }
        })}
      />
    </div>
  )
  return (
    <div id="places" className="no-print mb-9 scroll-mt-6">
      {few ? (
        both
      ) : (
        <Disclosure summary="By year group and class" open>
          {both}
        </Disclosure>
      )}
    </div>
  )
}
