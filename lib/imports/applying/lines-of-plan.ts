import type { ImportPlan, KnownSchool, PlannedPerson } from '../plan/types'
import { countHouseholds } from '../read-roll'
import type { Roll } from '../types'
import { IMPORT_SECTIONS, type ImportLines, type ImportSummary, type PersonLine, type TieLine } from '../view-types'

type Lines = { [Section in keyof ImportLines]: ImportLines[Section][] }

/** The plan as the pages list it, section by section. */
export function linesOfPlan(plan: ImportPlan, known: KnownSchool): Lines {
  const places = new Map(known.people.map(({ id, enrolment }) => [id, enrolment]))
  const lineOf = (person: PlannedPerson): PersonLine => {
    const { personId, kinds, change, values, fields, classMove } = person
    const enrolment = person.enrolment ?? places.get(personId ?? '') ?? null
    return {
      personId,
      name: values.displayName,
      kinds,
      change,
      dateOfBirth: values.dateOfBirth,
      yearGroup: enrolment?.yearGroup ?? null,
      className: enrolment?.className ?? null,
      email: values.email,
      fields,
      classMove,
      places: person.places.slice(0, 3),
    }
  }
  const lines = (those: (person: PlannedPerson) => boolean) => plan.people.filter(those).map(lineOf)
  return {
    errors: plan.errors,
    questions: plan.questions,
    new: lines(({ change }) => change === 'new'),
    changed: lines(({ change, fields }) => isKnown(change) && fields.some(({ field }) => field !== 'className')),
    moved: lines(({ classMove }) => classMove !== null),
    left: plan.leavers,
    ties: plan.guardianships.flatMap(({ change, parent, pupil, fields, values, place }): TieLine[] =>
      change === 'unchanged' ? [] : [{ change, parent: shown(parent), pupil: shown(pupil), fields, values, place }],
    ),
    unchanged: lines(({ change }) => change === 'unchanged'),
  }
}

const isKnown = (change: PlannedPerson['change']) => change === 'changed' || change === 'returns'
const shown = ({ personId, name }: { personId: string | null; name: string }) => ({ personId, name })

/** The numbers of a check. */
export function summaryOf(roll: Roll, plan: ImportPlan, lines: Lines): ImportSummary {
  return {
    rows: roll.rows,
    people: {
      pupils: roll.pupils.length,
      parents: roll.parents.length,
      staff: roll.staff.length,
      governors: roll.governors.length,
    },
    households: countHouseholds(roll),
    ...plan.counts,
    sections: Object.fromEntries(IMPORT_SECTIONS.map((section) => [section, lines[section].length])) as Record<
      (typeof IMPORT_SECTIONS)[number],
      number
    >,
    openQuestions: plan.questions.filter(({ answer }) => answer === null).length,
    blockingErrors: plan.errors.filter(({ blocks }) => blocks).length,
    classes: plan.classes,
  }
}
