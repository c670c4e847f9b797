import { Checkbox } from '@/components/ui/checkbox'
import { FilterBar } from '@/components/ui/filter-bar'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { YEAR_GROUPS, yearGroupLabel } from '@/lib/schools/types'
import { hrefWith, isNarrowed, type ListQuery } from './filters'

type Props = { query: ListQuery; classes: readonly { id: string; name: string; pupils: number }[] }

/** Search and filters of the list of people; year and class only for those who see pupils. */
export function PeopleFilter({ query, classes }: Props) {
  return (
    <FilterBar
      action="/people#found"
      label="Find people"
      submitText="Find"
      hidden={{ kind: query.kind }}
      resetHref={isNarrowed(query) ? hrefWith({ kind: query.kind }, {}) : undefined}
    >
      <TextInput
        name="q"
        type="search"
        label="Name, class, e-mail or telephone"
        defaultValue={query.q}
        autoComplete="off"
      />
      {classes.length > 0 && (
        <>
          <Select
            name="year"
            label="Year group"
            defaultValue={query.year}
            placeholder="All"
            options={YEAR_GROUPS.map((year) => ({ value: String(year), label: yearGroupLabel(year) }))}
          />
          <Select
            name="class"
            label="Class"
            defaultValue={query.class}
            placeholder="All"
            options={classes.map(({ id, name, pupils }) => ({ value: id, label: `${name} (${pupils})` }))}
          />
        </>
      )}
      <Select
        name="sort"
        label="In order of"
        defaultValue={query.sort}
        placeholder={query.q ? 'Best fit' : 'Family name'}
        options={[
          ...(query.q ? [{ value: 'name', label: 'Family name' }] : []),
          { value: 'given', label: 'Given name' },
          { value: 'added', label: 'Latest added' },
        ]}
      />
      <Checkbox name="archived" value="yes" label="Archived people" defaultChecked={query.archived === 'yes'} />
    </FilterBar>
  )
}
