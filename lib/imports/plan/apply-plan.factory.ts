import { TIE_DEFAULTS } from '../types'
import { keptOutcomes } from './outcomes'
import type {
  ImportPlan,
  KnownGuardianship,
  KnownMembership,
  KnownPerson,
  KnownSchool,
  PlannedPerson,
  TieEnd,
} from './types'

/** The school as it would stand once a plan was written, made of values alone. */
export function applyPlanPurely(school: KnownSchool, plan: ImportPlan): KnownSchool {
  const classes = [...school.classes, ...plan.classes.map((name) => ({ id: `class ${name}`, name }))]
  const classId = (name: string | null) => classes.find((one) => one.name === name)?.id ?? null
  const people = new Map(school.people.map((person) => [person.id, person]))
  const idOf = new Map<string, string>()
  for (const planned of plan.people) {
    const before = planned.personId ? people.get(planned.personId) : undefined
    const person = written(school, planned, before, people.size)
    const enrolment = planned.enrolment && { ...planned.enrolment, classId: classId(planned.enrolment.className) }
    people.set(person.id, { ...person, enrolment: enrolment ?? before?.enrolment ?? null })
    idOf.set(planned.key, person.id)
  }
  const ending = new Set(plan.leavers.map(({ membershipId }) => membershipId))
  const archived = new Set(plan.leavers.flatMap(({ personId, archive }) => (archive ? [personId] : [])))
  return {
    ...school,
    classes,
    people: [...people.values()].map((person) => ({
      ...person,
      archived: person.archived || archived.has(person.id),
      memberships: person.memberships.map((one) => (ending.has(one.id) ? { ...one, endsOn: school.today } : one)),
    })),
    guardianships: tiesAfter(school, plan, (end) => end.personId ?? (end.key && idOf.get(end.key)) ?? ''),
    remembered: {
      ...school.remembered,
      ...plan.remember,
      ...keptOutcomes(plan.outcomes, (key) => idOf.get(key)),
    },
  }
}

const unique = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))]

function written(
  school: KnownSchool,
  planned: PlannedPerson,
  before: KnownPerson | undefined,
  number: number,
): KnownPerson {
  const { values, aliases, begins, retitled } = planned
  const { upn, externalId, ...details } = values
  const also = (kind: 'upn' | 'externalId') => aliases.filter((alias) => alias.kind === kind).map(({ value }) => value)
  const id = before?.id ?? `person ${number}`
  if (before && planned.change === 'unchanged') return { ...before, byHand: false }
  const began = begins.map(
    ({ kind, title }): KnownMembership => ({
      id: `${id} ${kind} again`,
      kind,
      title,
      startsOn: school.today,
      endsOn: null,
    }),
  )
  const titles = new Map(retitled.map(({ membershipId, title }) => [membershipId, title]))
  return {
    ...{ id, ...details, enrolment: null, byHand: false },
    upns: unique([upn, ...also('upn'), ...(before?.upns ?? [])]),
    externalIds: unique([externalId, ...also('externalId'), ...(before?.externalIds ?? [])]),
    archived: planned.unarchive ? false : (before?.archived ?? false),
    memberships: [
      ...(before?.memberships ?? []).map((one) => ({ ...one, title: titles.get(one.id) ?? one.title })),
      ...began,
    ],
  }
}

function tiesAfter(school: KnownSchool, plan: ImportPlan, idOf: (end: TieEnd) => string): KnownGuardianship[] {
  const ties = new Map(school.guardianships.map((tie) => [tie.id, tie]))
  for (const { guardianshipId, change, parent, pupil, values } of plan.guardianships) {
    const [parentId, pupilId] = [idOf(parent), idOf(pupil)]
    const before = guardianshipId ? ties.get(guardianshipId) : undefined
    const base = before ?? {
      ...{ ...TIE_DEFAULTS, appointed: false, priority: null, neverTheirs: false },
      ...{ id: `tie ${parentId} ${pupilId}`, parentId, pupilId, endedOn: null, byHand: false },
    }
    const tie = change === 'ends' ? { ...base, endedOn: school.today } : { ...base, ...values, endedOn: null }
    ties.set(tie.id, tie)
  }
  return [...ties.values()]
}

/** A school without anybody. */
export const emptySchool = (today: string, academicYear: number): KnownSchool => ({
  ...{ today, academicYear, classes: [], people: [], guardianships: [], knownToBeTwo: [], remembered: {} },
})
