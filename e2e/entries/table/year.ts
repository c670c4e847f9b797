import { fresh } from '../world/fresh'
import { thisYear } from '../world/people'
import { aDoneTurn, aTurnOfThisYear, classShown, prepared } from '../world/years'
import { actionsOf, schoolPage } from './build-rows'
import { OFFICE } from './row'

const year = actionsOf('(school)/people/year/actions.ts')
let names = 0

/** The turn of the school year, and what changed in open rounds. */
export const PAGES_OF_YEAR = [
  schoolPage('/people/changes', '/people/changes', OFFICE, ['Joiners and leavers', 'Came, and are asked']),
  schoolPage('/people/year', '/people/year', OFFICE, ['Classes and pupils', 'Leavers', 'The turn into']),
  schoolPage('/people/year/classes', '/people/year/classes', OFFICE, ['Own class', 'Other class', 'Move up to Year 5']),
  schoolPage(
    '/people/year/classes/[group]',
    ({ ownClass }) => `/people/year/classes/${ownClass.id}_4`,
    OFFICE,
    ({ ownFamily }) => [ownFamily.pupil.displayName, 'Moves up to Year 5'],
  ),
  schoolPage('/people/year/leavers', '/people/year/leavers', OFFICE, ['Last year group of the school']),
  schoolPage('/people/year/names', '/people/year/names', OFFICE, ['Names of the new classes', 'Further classes']),
  schoolPage('/people/year/check', '/people/year/check', OFFICE, [
    'What happens when the year turns',
    'Class teachers',
  ]),
  schoolPage('/people/year/undo', '/people/year/undo', OFFICE, ['Undo the turn into', 'What happens']),
  schoolPage(
    '/people/year/places/[personId]',
    ({ ownFamily }) => `/people/year/places/${ownFamily.pupil.id}`,
    OFFICE,
    ({ ownFamily }) => [ownFamily.pupil.displayName, 'Give this place'],
  ),
]

export const ACTIONS_OF_YEAR = [
  year('setLeaversAction', {
    may: OFFICE,
    fields: async ({ id }) => {
      const { turnId, lastYearGroup } = await prepared(id)
      return { turnId, lastYearGroup: lastYearGroup === 11 ? '10' : '11' }
    },
    does: 'year.prepared',
  }),
  year('moveClassesAction', {
    may: OFFICE,
    fields: async ({ id, otherClass }) => {
      const { turnId, seen, groups, classes } = await prepared(id)
      const now = groups.find(({ classId }) => classId === otherClass.id)?.nextClassId
      return { turnId, seen: seen.groups, [`next.${otherClass.id}.4`]: now ? '' : (classes[0]?.id ?? '') }
    },
    does: 'year.prepared',
  }),
  year('choosePupilsAction', {
    may: OFFICE,
    fields: async (school) => {
      const { id: personIds } = await fresh.pupil(school)
      const { turnId } = await prepared(school.id)
      const seen = await classShown(school.id, school.ownClass.id)
      return { turnId, seen, personIds, outcome: 'repeats', nextClass: 'none', back: '/people/year/classes' }
    },
    does: 'year.prepared',
  }),
  year('nameClassesAction', {
    may: OFFICE,
    fields: async ({ id }) => {
      const { turnId, seen } = await prepared(id)
      return { turnId, seen: seen.classes, added: `Further class ${++names}` }
    },
    does: 'year.prepared',
  }),
  year('turnYearAction', { may: OFFICE, fields: ({ id }) => aTurnOfThisYear(id), does: 'year.turned' }),
  year('undoYearAction', {
    may: OFFICE,
    fields: async ({ id }) => ({ turnId: (await aDoneTurn(id)).turnId }),
    does: 'year.undone',
  }),
  year('placePupilAction', {
    may: OFFICE,
    fields: async (school) => ({
      personId: (await fresh.pupil(school)).id,
      academicYear: String(thisYear() + 1),
      yearGroup: '5',
      classId: '',
    }),
    does: 'pupil.enrolled',
  }),
  // Last, since it throws away what the others work on.
  year('startYearAction', { own: true, may: OFFICE, fields: () => ({ again: 'yes' }), does: 'year.started' }),
]
