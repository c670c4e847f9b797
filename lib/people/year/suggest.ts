import { compareClassNames, nextClassName, sameClassName } from './class-names'
import { HIGHEST_YEAR_GROUP, NO_CLASS, type RollPupil } from './types'

type Suggestion = {
  lastYearGroup: number
  /** Names of the coming year's classes, each once. */
  names: string[]
  /** Into which of the names those of one year group of one class move. */
  groups: { classId: string; yearGroup: number; name: string | null }[]
}

type OldClass = { classId: string; name: string; years: Set<number> }

function classesOf(roll: readonly RollPupil[]): OldClass[] {
  const classes = new Map<string, OldClass>()
  for (const { classId, className, yearGroup } of roll) {
    if (classId === null || className === null || yearGroup === null) continue
    const known = classes.get(classId) ?? { classId, name: className, years: new Set<number>() }
    known.years.add(yearGroup)
    classes.set(classId, known)
  }
  return [...classes.values()].sort((a, b) => compareClassNames(a.name, b.name))
}

/** The class of those who move up from one year group of a class. */
function nameAfter(from: OldClass, yearGroup: number, all: readonly OldClass[]): string {
  if (from.years.size === 1) return nextClassName(from.name, yearGroup)
  // Of a mixed class the younger stay; the oldest go on where the next year group begins, when there is one such class.
  if (from.years.has(yearGroup + 1)) return from.name
  const next = all.filter(({ years }) => Math.min(...years) === yearGroup + 1)
  return (next.length === 1 && next[0]?.name) || from.name
}

/** What most schools would do with this roll; the office changes it from there. */
export function suggestYear(roll: readonly RollPupil[]): Suggestion {
  const years = roll.flatMap(({ yearGroup }) => yearGroup ?? [])
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const lastYearGroup = years.length > 0 ? last : HIGHEST_YEAR_GROUP
  const names: string[] = []
  const add = (name: string) => {
    const known = names.find((one) => sameClassName(one, name))
    if (known === undefined) names.push(name)
    return known ?? name
  }
  const classes = classesOf(roll)
  const groups = classes.flatMap((one) =>
    [...one.years]
      .filter((yearGroup) => yearGroup < lastYearGroup)
      .map((yearGroup) => ({ classId: one.classId, yearGroup, name: add(nameAfter(one, yearGroup, classes)) })),
  )
  // The classes that those who move up from the youngest year group leave behind are there for the new ones.
  for (const { name, years: own } of classes) {
    if (own.size === 1 && own.has(first) && first < lastYearGroup) add(name)
  }
  const without = [...new Set(roll.flatMap((one) => (one.classId === null ? (one.yearGroup ?? []) : [])))]
  return {
    lastYearGroup,
    names: names.sort(compareClassNames),
    groups: [...groups, ...without.map((yearGroup) => ({ classId: NO_CLASS, yearGroup, name: null }))],
  }
}
