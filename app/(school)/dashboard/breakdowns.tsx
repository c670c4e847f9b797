import { Breakdown } from '@/components/compliance/breakdown'
import { StateCounts } from '@/components/compliance/state-counts'
import type { Dashboard, RequestFilters } from '@/lib/compliance/types'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { yearGroupLabel } from '@/lib/schools/types'
import { hrefTo } from './address'

type Props = { dashboard: Dashboard; roundId: string; filters: RequestFilters }

/** The same number by group, year, class and state; a row sets its filter, and pressed again takes it off. */
export function Breakdowns({ dashboard: { total, byAudience, byYearGroup, byClass }, roundId, filters }: Props) {
  const href = (change: Partial<RequestFilters>) => `${hrefTo('/dashboard', roundId, filters, change)}#who`
  const years = byYearGroup.flatMap(({ yearGroup, tally }) => (yearGroup === null ? [] : [{ yearGroup, tally }]))
  const classes = byClass.flatMap((row) => (row.classId === null ? [] : [{ ...row, classId: row.classId }]))
  return (
    <div className="no-print mb-10 grid gap-x-10 gap-y-8 md:grid-cols-2">
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
      <Breakdown
        title="By year group"
        columns={years.length > 6}
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
        columns={years.length > 6}
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
}
