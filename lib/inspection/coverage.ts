import type { Dashboard, Tally } from '@/lib/compliance/types'
import { AUDIENCE_LABELS } from '@/lib/policies/types'
import { yearGroupLabel } from '@/lib/schools/types'
import type { ClassRow, Coverage, CoverageRow } from './types'

/** The same counts as the dashboard shows, under the words of the pack. */
export const coverageOf = ({ asked, complete, outstanding, exempt, byState }: Tally): Coverage => ({
  asked,
  signed: complete,
  percent: asked === 0 ? null : Math.floor((complete / asked) * 100),
  outstanding,
  declined: byState.declined ?? 0,
  inConflict: byState.in_conflict ?? 0,
  exempt,
  withdrawn: byState.closed ?? 0,
})

const NOTHING = coverageOf({ asked: 0, complete: 0, outstanding: 0, exempt: 0, byState: {} })

export const coverageByAudience = ({ byAudience }: Dashboard): CoverageRow[] =>
  byAudience.map(({ audience, tally }) => ({ label: AUDIENCE_LABELS[audience], coverage: coverageOf(tally) }))

type SchoolClass = { id: string; name: string }

/** Every class of the year, those without anybody too, below the classes that are asked. */
export function coverageByClass({ byClass }: Dashboard, classes: SchoolClass[]): ClassRow[] {
  const asked = new Set(byClass.map(({ classId }) => classId))
  return [
    ...byClass.map(({ className, yearGroup, tally }) => ({
      label: className,
      yearGroup: yearGroup === null ? '' : yearGroupLabel(yearGroup),
      coverage: coverageOf(tally),
    })),
    ...classes
      .filter(({ id }) => !asked.has(id))
      .map(({ name }) => ({ label: name, yearGroup: '', coverage: NOTHING })),
  ]
}
