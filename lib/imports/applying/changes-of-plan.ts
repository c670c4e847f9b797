import 'server-only'
import { newId } from '@/lib/db/ids'
import { ROLL_LEAVING } from '@/lib/people/commands/apply-roll'
import type { RollChanges } from '@/lib/people/roll-types'
import { keptOutcomes } from '../plan/outcomes'
import type { ImportPlan, KnownSchool, PersonField, PlannedPerson, TieEnd } from '../plan/types'

/** What stands in the person's own row; the rest are memberships and enrolments. */
const OWN_FIELDS: readonly PersonField[] = [
  'givenName',
  'familyName',
  'displayName',
  'dateOfBirth',
  'email',
  'phone',
  'upn',
  'externalId',
]

type Written = {
  changes: RollChanges
  /** Everybody whom the roll names, and every tie that it tells of. */
  found: string[]
  /** Who those of the roll came to be of whom an answer or a doubt has to be kept. */
  outcomes: Record<string, string>
}

/** The rows that a plan writes at a school, new ones with identifiers of their own. */
export function changesOfPlan(schoolId: string, plan: ImportPlan, known: KnownSchool): Written {
  const ids = new Map(plan.people.map(({ key, personId }) => [key, personId ?? newId()]))
  const idOf = ({ key, personId }: TieEnd) => {
    const id = personId ?? ids.get(key ?? '')
    if (!id) throw new Error('A guardianship of the plan names nobody.')
    return id
  }
  const personOf = ({ key }: PlannedPerson) => idOf({ key, personId: null, name: '' })
  const classes = plan.classes.map((name) => ({ id: newId(), name }))
  const classIds = new Map([...known.classes, ...classes].map(({ id, name }) => [name, id]))
  const ties = plan.guardianships.map((tie) => ({
    ...tie,
    id: tie.guardianshipId ?? newId(),
    parentId: idOf(tie.parent),
    pupilId: idOf(tie.pupil),
  }))
  const tieOf = ({ id, parentId, pupilId }: (typeof ties)[number]) => ({ id, parentId, pupilId })
  const archived = new Map(
    plan.leavers.filter(({ archive }) => archive).map(({ personId, because }) => [personId, ROLL_LEAVING[because]]),
  )
  const changes: RollChanges = {
    schoolId,
    day: known.today,
    academicYear: known.academicYear,
    classes,
    added: plan.people
      .filter(({ personId }) => personId === null)
      .map((person) => ({ id: personOf(person), values: person.values })),
    changed: plan.people.flatMap(({ personId, change, fields, unarchive, values }) => {
      if (personId === null || change === 'unchanged') return []
      const own = fields.map(({ field }) => field).filter((field) => OWN_FIELDS.includes(field))
      return own.length > 0 || unarchive ? [{ id: personId, values, fields: own, unarchive }] : []
    }),
    archived: [...archived].map(([id, reason]) => ({ id, reason })),
    aliases: plan.people.flatMap((person) => person.aliases.map((alias) => ({ personId: personOf(person), ...alias }))),
    begun: plan.people.flatMap((person) =>
      person.begins.map(({ kind, title }) => ({ id: newId(), personId: personOf(person), kind, title })),
    ),
    retitled: plan.people.flatMap((person) =>
      person.retitled.map(({ membershipId, title }) => ({ id: membershipId, personId: personOf(person), title })),
    ),
    ended: plan.leavers.map(({ membershipId, personId, kind, because }) => ({
      id: membershipId,
      personId,
      kind,
      reason: ROLL_LEAVING[because],
    })),
    enrolled: plan.people.flatMap((person) => {
      if (!person.enrolment) return []
      const { yearGroup, className } = person.enrolment
      const classId = className === null ? null : classIds.get(className)
      if (classId === undefined) throw new Error(`The plan makes no class ${className}.`)
      return [{ id: newId(), personId: personOf(person), yearGroup, classId }]
    }),
    tied: ties.filter(({ change }) => change === 'new').map((tie) => ({ ...tieOf(tie), values: tie.values })),
    retied: ties
      .filter(({ change }) => change === 'changed' || change === 'taken_up')
      .map((tie) => ({ ...tieOf(tie), values: tie.values, again: tie.change === 'taken_up' })),
    untied: ties.filter(({ change }) => change === 'ends').map(tieOf),
  }
  const found = [...ids.values(), ...ties.filter(({ change }) => change !== 'ends').map(({ id }) => id)]
  return { changes, found, outcomes: keptOutcomes(plan.outcomes, (key) => ids.get(key)) }
}
