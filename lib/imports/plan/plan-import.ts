import { searchName } from '@/lib/format/search-name'
import { pacing } from '../pacing'
import { sortedBy } from '../roll/groups'
import type { Roll } from '../types'
import { type Entry, present, type SaidTie, standing } from './entries'
import { endingTies, joinedTies, plannedTie } from './guardianships'
import { indexKnown } from './known-index'
import { leaversOf, markArchived, parentsWithoutChildren } from './leavers'
import { matchAdults } from './match-adults'
import { matchPupils } from './match-pupils'
import { askAboutNobody } from './nobody-to-ask'
import { outcomesOf } from './outcomes'
import { placePupils } from './places-of-pupils'
import { plannedPerson } from './planned-person'
import type { Planning } from './planning'
import { questioning } from './questions'
import { settleRoll } from './settle-roll'
import { askAboutSharedAddresses } from './shared-addresses'
import { askAboutTwins } from './twins'
import type { ImportPlan, KnownSchool, PlannedGuardianship, PlannedLeaver, PlannedPerson, PlanOptions } from './types'

/** What a roll would change at a school: nothing is read or written, and the order of its rows decides nothing. */
export async function planImport(roll: Roll, school: KnownSchool, options: PlanOptions): Promise<ImportPlan> {
  const { ask, memory, found } = questioning(options, school.remembered)
  const pace = pacing(options.onProgress)
  const total = roll.pupils.length + roll.parents.length + roll.staff.length + roll.governors.length
  await pace(0, total)
  const plan: Planning = {
    known: await indexKnown(school, pace),
    ask,
    memory,
    whole: options.whole,
    pace,
    taken: new Map(),
    spared: new Set(),
  }
  const { pupils, adults, ties } = await settleRoll(roll, plan)
  await pace(0, total)
  await matchPupils(plan, pupils, ties)
  await askAboutTwins(plan, pupils)
  await pace(pupils.length, total)
  const standingTies = ties.map((tie) => ({ ...tie, parent: standing(tie.parent), pupil: standing(tie.pupil) }))
  await matchAdults(plan, adults, standingTies)
  await pace(total, total)
  await askAboutSharedAddresses(plan, adults)
  placePupils(plan, present(pupils))

  const guardianships = await plannedTies(plan, present(pupils), ties, options.whole)
  if (roll.guardianships.length > 0) await askAboutNobody(plan, present(pupils), guardianships)
  await pace(total, total)

  const entries = withSomebody([...present(pupils), ...present(adults)], ties)
  const leavers = options.whole ? whoLeaves(plan, entries, guardianships) : []
  const keys = new Set(entries.map(({ key }) => key))
  const people: PlannedPerson[] = []
  for (const entry of entries) {
    people.push(plannedPerson(plan.known, entry))
    await pace(people.length, total)
  }
  return {
    people: sortedBy(people, byName),
    guardianships: guardianships.filter(({ parent, pupil }) =>
      [parent, pupil].every(({ key }) => key === null || keys.has(key)),
    ),
    leavers,
    classes: newClasses(plan, people),
    errors: roll.errors,
    counts: countsOf(people, leavers),
    outcomes: outcomesOf(plan, [...pupils, ...adults]),
    ...found(),
  }
}

async function plannedTies(plan: Planning, pupils: Entry[], ties: SaidTie[], whole: boolean) {
  const planned: PlannedGuardianship[] = []
  for (const tie of joinedTies(ties)) {
    const one = plannedTie(plan, tie)
    if (one) planned.push(one)
    await plan.pace(planned.length, ties.length)
  }
  const all = whole ? [...planned, ...endingTies(plan, pupils, ties)] : planned
  const order = ({ pupil, parent }: PlannedGuardianship) =>
    `${pupil.name} ${pupil.key} ${parent.name} ${parent.key ?? parent.personId}`
  return sortedBy(all, order)
}

/** Without the parents of those alone who were left out. */
function withSomebody(entries: Entry[], ties: SaidTie[]): Entry[] {
  const parents = new Set<Entry>()
  for (const tie of ties) if (!standing(tie.pupil).leftOut) parents.add(standing(tie.parent))
  return entries.filter((entry) => [...entry.kinds].some((kind) => kind !== 'parent') || parents.has(entry))
}

function whoLeaves(plan: Planning, entries: Entry[], ties: PlannedGuardianship[]): PlannedLeaver[] {
  const gone = (['pupil', 'staff', 'governor'] as const).flatMap((kind) => leaversOf(plan, kind, entries))
  const parents = parentsWithoutChildren(plan, entries, gone, ties)
  const order = ({ name, membershipId }: PlannedLeaver) => `${searchName(name)} ${membershipId}`
  return sortedBy(markArchived(plan, [...gone, ...parents]), order)
}

function newClasses({ known }: Planning, people: PlannedPerson[]): string[] {
  const named = people.flatMap(({ enrolment }) => enrolment?.className ?? [])
  return [...new Set(named)].filter((name) => known.className(name) === undefined).sort()
}

const byName = ({ values, key }: PlannedPerson) =>
  `${searchName(values.familyName)}|${searchName(values.givenName)}|${key}`

function countsOf(people: PlannedPerson[], leavers: PlannedLeaver[]): ImportPlan['counts'] {
  const is = (...changes: PlannedPerson['change'][]) => people.filter(({ change }) => changes.includes(change)).length
  const listed = new Set(people.map(({ personId }) => personId))
  const gone = new Map(leavers.map(({ personId, archive }) => [personId, archive]))
  const leaves = [...gone].filter(([personId]) => !listed.has(personId))
  const archive = leaves.filter(([, archived]) => archived).length
  return {
    create: is('new'),
    update: is('changed', 'returns') + leaves.length - archive,
    archive,
    unchanged: is('unchanged'),
  }
}
