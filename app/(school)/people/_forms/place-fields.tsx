import type { Answers } from '@/app/_lib/answers'
import { Select } from '@/components/ui/select'
import { YEAR_GROUPS, yearGroupLabel } from '@/lib/schools/types'

export type ClassOption = { id: string; name: string }

/** Where a pupil stands this year. */
export function PlaceFields({ answers: { field }, classes }: { answers: Answers; classes: readonly ClassOption[] }) {
  return (
    <>
      <Select
        {...field('yearGroup')}
        label="Year group"
        placeholder="Choose a year group"
        required
        options={YEAR_GROUPS.map((year) => ({ value: String(year), label: yearGroupLabel(year) }))}
      />
      <Select
        {...field('classId')}
        label="Class"
        optional
        placeholder="No class"
        options={classes.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  )
}
