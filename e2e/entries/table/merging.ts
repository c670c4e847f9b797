import { fresh } from '../world/fresh'
import { aMerge, twoRecords } from '../world/merges'
import { actionsOf, schoolPage } from './build-rows'
import { type ActionRow, OFFICE } from './row'

const merging = actionsOf('(school)/people/[personId]/merge/actions.ts')
const household = actionsOf('(school)/people/[personId]/household/actions.ts')
const duplicates = actionsOf('(school)/people/duplicates/actions.ts')
const reason = 'As we were told'

/** Two records of one person, wrong links, and one record of two people. */
export const PAGES_OF_MERGING = [
  schoolPage('/people/duplicates', '/people/duplicates', OFFICE, ['Possible duplicates']),
  schoolPage(
    '/people/[personId]/merge',
    ({ staff }) => `/people/${staff.id}/merge`,
    OFFICE,
    ({ staff }) => ['Which is the other record?', staff.displayName],
    { about: 'before the other record is chosen' },
  ),
  schoolPage(
    '/people/[personId]/merge',
    ({ staff, volunteer }) => `/people/${staff.id}/merge?with=${volunteer.id}`,
    OFFICE,
    ({ staff, volunteer }) => ['Are these the same person?', staff.displayName, volunteer.displayName],
    { about: 'of two records' },
  ),
  schoolPage(
    '/people/[personId]/merge/check',
    ({ staff, volunteer }) => `/people/${staff.id}/merge/check?with=${volunteer.id}&name=other`,
    OFFICE,
    ({ volunteer }) => ['Check before you merge', volunteer.displayName],
  ),
  schoolPage(
    '/people/[personId]/merge/[mergeId]/undo',
    ({ merge }) => `/people/${merge.kept.id}/merge/${merge.id}/undo`,
    OFFICE,
    ({ merge }) => ['Are these two people after all?', merge.other.displayName],
  ),
  schoolPage(
    '/people/[personId]/household/[parentId]/wrong',
    ({ ownFamily }) => `/people/${ownFamily.pupil.id}/household/${ownFamily.parent.id}/wrong`,
    OFFICE,
    ({ ownFamily }) => ['What happens at once', ownFamily.parent.displayName],
    { about: 'before it ends' },
  ),
  schoolPage(
    '/people/[personId]/household/[parentId]/wrong',
    ({ wrongLink }) => `/people/${wrongLink.pupil.id}/household/${wrongLink.parent.id}/wrong`,
    OFFICE,
    ({ wrongLink }) => ['What else to do', wrongLink.parent.displayName],
    { about: 'after it ended' },
  ),
  schoolPage(
    '/people/[personId]/household/split',
    ({ ownFamily }) => `/people/${ownFamily.parent.id}/household/split`,
    OFFICE,
    ({ ownFamily }) => ['two people?', ownFamily.pupil.displayName],
  ),
]

let names = 0

export const ACTIONS_OF_MERGING: ActionRow[] = [
  merging('mergePeopleAction', {
    may: OFFICE,
    fields: async (school) => {
      const { kept, other } = await twoRecords(school)
      return { keptId: kept.id, otherId: other.id, name: 'kept', email: 'other' }
    },
    does: 'person.merged',
  }),
  merging('undoMergeAction', {
    may: OFFICE,
    fields: async (school) => ({ mergeId: (await aMerge(school)).id, reason }),
    does: 'person.merge_undone',
  }),
  duplicates('keepApartAction', {
    may: OFFICE,
    fields: async (school) => {
      const { kept, other } = await twoRecords(school)
      return { firstId: kept.id, secondId: other.id }
    },
    does: 'person.kept_apart',
  }),
  household('endWrongLinkAction', {
    may: OFFICE,
    fields: async (school) => {
      const { pupil, parent } = await fresh.family(school)
      return { pupilId: pupil.id, parentId: parent.id, reason }
    },
    does: 'guardianship.was_wrong',
  }),
  household('takeBackWrongAction', {
    may: OFFICE,
    fields: async (school) => {
      const { pupil, parent } = await fresh.family(school)
      return { responseId: (await fresh.signed(school)).responseId, pupilId: pupil.id, parentId: parent.id, reason }
    },
    does: 'response.taken_back',
  }),
  household('splitPersonAction', {
    may: OFFICE,
    fields: async (school) => {
      const { pupil, parent } = await fresh.family(school)
      const name = { givenName: `Second${++names}`, familyName: school.marks.ownFamily }
      return { personId: parent.id, ...name, email: '', [`child-${pupil.id}`]: 'both' }
    },
    does: 'person.split',
  }),
]
