import { FilterBar } from '@/components/ui/filter-bar'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import type { Dashboard } from '@/lib/compliance/types'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { REQUEST_STATE_LABELS, REQUEST_STATES } from '@/lib/rounds/types'
import { yearGroupLabel } from '@/lib/schools/types'
import { hrefTo, NO_FILTERS, type Shown, wordsOf } from './address'

type Props = { dashboard: Dashboard; roundId: string; filters: Shown; narrowed: boolean }

/** The filters of the list, each offered only where there is something to choose from. */
export function ListFilter({ dashboard, roundId, filters, narrowed }: Props) {
  const { round, sort, direction, places } = wordsOf(roundId, filters)
  const years = dashboard.byYearGroup.flatMap(({ yearGroup }) => (yearGroup === null ? [] : [yearGroup]))
  const classes = dashboard.byClass.flatMap(({ classId, className }) => (classId ? [{ classId, className }] : []))
  return (
    <FilterBar
      action="/dashboard#who"
      label="Narrow the list"
      hidden={{ round, sort, direction, places }}
      resetHref={narrowed ? `${hrefTo('/dashboard', roundId, NO_FILTERS)}#who` : undefined}
    >
      <TextInput name="q" type="search" label="Name" defaultValue={filters.search} autoComplete="off" maxLength={100} />
      {dashboard.byAudience.length > 1 && (
        <Select
          name="audience"
          label="Group"
          placeholder="All"
          defaultValue={filters.audience}
          options={dashboard.byAudience.map(({ audience }) => ({ value: audience, label: AUDIENCE_LABELS[audience] }))}
        />
      )}
      {years.length > 1 && (
        <Select
          name="year"
          label="Year group"
          placeholder="All"
          defaultValue={filters.yearGroup?.toString()}
          options={years.map((year) => ({ value: String(year), label: yearGroupLabel(year) }))}
        />
      )}
      {classes.length > 1 && (
        <Select
          name="class"
          label="Class"
          placeholder="All"
          defaultValue={filters.classId}
          options={classes.map(({ classId, className }) => ({ value: classId, label: className }))}
        />
      )}
      <Select
        name="state"
        label="State"
        defaultValue={filters.state}
        options={[
          { value: 'outstanding', label: 'Not signed' },
          { value: 'all', label: 'All' },
          ...REQUEST_STATES.map((state) => ({ value: state, label: REQUEST_STATE_LABELS[state] })),
        ]}
      />
    </FilterBar>
  )
}
