import { searchName } from '@/lib/format/search-name'
import { counted } from '@/lib/format/words'
import { academicYearOf } from '@/lib/schools/types'
import { byKey } from '../roll/groups'
import { fullName } from '../roll/names'
import type { Entry } from './entries'
import type { Planning } from './planning'

const NURSERY = -1
const LAST = 13

/** Writes class names as the school does, and finds the year group of those for whom the roll says none. */
export function placePupils(plan: Planning, pupils: Entry[]): void {
  const { known } = plan
  const spelling = new Map(
    byKey(pupils, ({ className }) => (className ? [searchName(className)] : [])).map(([key, same]) => [
      key,
      known.className(key) ?? same.map(({ className }) => className ?? '').sort()[0] ?? '',
    ]),
  )
  for (const entry of pupils) if (entry.className) entry.className = spelling.get(searchName(entry.className)) ?? null

  const yearOf = yearsOfClasses(plan, pupils)
  const waiting: Entry[] = []
  const unplaced: Entry[] = []
  for (const entry of pupils) {
    if (entry.yearGroup !== null || entry.match?.enrolment) continue
    entry.yearGroup = entry.className ? (yearOf.get(entry.className) ?? null) : null
    if (entry.yearGroup !== null) continue
    waiting.push(entry)
    if (!plan.memory.said('without_year_group', entry, '')) unplaced.push(entry)
  }
  const [first] = [...unplaced].sort((one, other) => (one.key < other.key ? -1 : 1))
  if (!first) return
  const answer = plan.ask({
    kind: 'no_year_group',
    about: unplaced.map(({ key }) => key),
    place: first.places[0],
    text: `The roll says no year group for ${counted(unplaced.length, 'pupil')}, such as ${fullName(first)}. What shall it be?`,
    choices: [
      { value: 'by_birth', label: 'The one that goes with their date of birth; none without one' },
      { value: 'without', label: 'None: enter it for each of them later' },
    ],
  })
  if (answer === 'by_birth')
    for (const entry of unplaced)
      if (entry.dateOfBirth) entry.yearGroup = yearByBirth(entry.dateOfBirth, known.school.academicYear)
  const yearNow = yearsOfClasses(plan, pupils)
  for (const entry of waiting) {
    if (entry.className) entry.yearGroup ??= yearNow.get(entry.className) ?? null
    if (entry.yearGroup === null) plan.memory.say('without_year_group', entry, '')
  }
}

/** The year group of each class in which all have the same, in the roll or at the school. */
function yearsOfClasses({ known, taken, whole }: Planning, pupils: Entry[]): Map<string, number> {
  const seen = new Map<string, Set<number>>()
  const add = (name: string | null, year: number | null) => {
    if (name === null || year === null) return
    seen.set(name, (seen.get(name) ?? new Set()).add(year))
  }
  for (const { className, yearGroup, match } of pupils)
    add(className ?? match?.enrolment?.className ?? null, yearGroup ?? match?.enrolment?.yearGroup ?? null)
  // Whoever is not in a whole roll is about to leave the class.
  for (const { id, enrolment } of whole ? [] : known.school.people)
    if (enrolment && !taken.has(id)) add(enrolment.className, enrolment.yearGroup)
  return new Map(
    [...seen].flatMap(([name, [year, ...others]]) => (year !== undefined && others.length === 0 ? [[name, year]] : [])),
  )
}

/** Reception begins in the academic year after the fourth birthday. */
function yearByBirth(birth: string, academicYear: number): number | null {
  const year = academicYear - academicYearOf(birth) - 5
  return year >= NURSERY && year <= LAST ? year : null
}
