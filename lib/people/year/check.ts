import { compareClassNames, sameClassName } from './class-names'
import { usualOutcome } from './plan'
import { NO_CLASS, type PlannedPupil, type YearCheck, type YearChoices, type YearGroupOfClass } from './types'

/** The classes of the year that ends, by year group: youngest first, those without a class last. */
export function groupsOf(plan: readonly PlannedPupil[], choices: YearChoices): YearGroupOfClass[] {
  const groups = new Map<string, YearGroupOfClass>()
  for (const pupil of plan) {
    const { classId, className, yearGroup } = pupil
    if (yearGroup === null || pupil.fate === 'kept') continue
    const key = `${classId} ${yearGroup}`
    const known = groups.get(key)
    if (known) known.pupils.push(pupil)
    else {
      const chosen = choices.groups.find((one) => one.classId === (classId ?? NO_CLASS) && one.yearGroup === yearGroup)
      groups.set(key, {
        classId,
        className,
        yearGroup,
        outcome: usualOutcome(yearGroup, choices.lastYearGroup),
        nextClassId: chosen?.nextClassId ?? null,
        pupils: [pupil],
      })
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      a.yearGroup - b.yearGroup ||
      Number(a.className === null) - Number(b.className === null) ||
      compareClassNames(a.className ?? '', b.className ?? ''),
  )
}

/** What the turn would do, in numbers, and what stands in its way or deserves a look. */
export function checkYear(plan: readonly PlannedPupil[], choices: YearChoices, begunAt: Date): YearCheck {
  const count = (fate: PlannedPupil['fate']) => plan.filter((pupil) => pupil.fate === fate).length
  const moving = plan.filter((pupil) => pupil.nextYearGroup !== null)
  const moves = new Map<string, YearCheck['moves'][number]>()
  for (const { yearGroup: from, nextYearGroup: to } of moving) {
    if (to === null) continue
    const key = `${from} ${to}`
    const move = moves.get(key) ?? { from, to, count: 0 }
    moves.set(key, { ...move, count: move.count + 1 })
  }
  const names = choices.classes.map(({ name }) => name)
  return {
    promoted: count('promoted'),
    repeats: count('repeats'),
    leaves: count('leaves'),
    placed: count('placed'),
    kept: count('kept'),
    undecided: plan.filter((pupil) => pupil.fate === 'undecided'),
    withoutClass: moving.filter((pupil) => pupil.nextClassId === null),
    joinedSince: plan.filter((pupil) => pupil.addedAt > begunAt && pupil.fate !== 'kept'),
    sameNames: names.filter((name, at) => names.findIndex((other) => sameClassName(other, name)) < at),
    classes: [...choices.classes]
      .sort((a, b) => compareClassNames(a.name, b.name))
      .map((one) => {
        const pupils = moving.filter((pupil) => pupil.nextClassId === one.id)
        const years = new Set(pupils.flatMap(({ nextYearGroup }) => nextYearGroup ?? []))
        return { ...one, pupils: pupils.length, yearGroups: [...years].sort((a, b) => a - b) }
      }),
    moves: [...moves.values()],
  }
}
