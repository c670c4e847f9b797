import type { ActorName } from '../world/actors'
import { anImport, HEADINGS_KEY } from '../world/imports'
import { actionsOf, schoolPage, schoolRoute } from './build-rows'
import { OFFICE } from './row'

/** Who brings in files at a school of their own, whatever they name besides. */
const OTHER_OFFICES: readonly ActorName[] = ['other_headteacher', 'other_office', 'head_elsewhere']

const imports = actionsOf('(school)/imports/actions.ts')

/** Bringing in the school's roll: the headteacher and the office, and nobody else. */
export const PAGES_OF_IMPORTS = [
  schoolPage('/imports', '/imports', OFFICE, ['Roll imports', 'Bring in a roll']),
  schoolPage(
    '/imports/[importId]',
    ({ imports: { checking } }) => `/imports/${checking.id}`,
    OFFICE,
    ['Checking the files', 'roll.csv'],
    { about: 'that is being checked' },
  ),
  schoolPage(
    '/imports/[importId]',
    ({ imports: { checked } }) => `/imports/${checked.id}`,
    OFFICE,
    ({ marks }) => ['Check what would change', 'Confirm this import', `Ada ${marks.ownFamily}`],
    { about: 'that is to be confirmed' },
  ),
  schoolPage(
    '/imports/[importId]',
    ({ imports: { confirmed } }) => `/imports/${confirmed.id}?show=new&q=ada`,
    OFFICE,
    ({ marks }) => ['The roll is in', `Ada ${marks.ownFamily}`],
    { about: 'that was confirmed' },
  ),
  schoolPage(
    '/imports/[importId]',
    ({ imports: { discarded } }) => `/imports/${discarded.id}`,
    OFFICE,
    ['This import was discarded'],
    { about: 'that was discarded' },
  ),
  schoolPage('/imports/[importId]/columns', ({ imports: { checked } }) => `/imports/${checked.id}/columns`, OFFICE, [
    'How the columns were read',
    'Forename',
  ]),
  schoolPage(
    '/imports/[importId]/questions',
    ({ imports: { checked } }) => `/imports/${checked.id}/questions`,
    OFFICE,
    ({ marks }) => [`Ada and Ben ${marks.ownFamily}`, 'They are one child'],
  ),
  schoolPage('/imports/[importId]/errors', ({ imports: { checked } }) => `/imports/${checked.id}/errors`, OFFICE, [
    'There is no such day.',
    'DOB',
  ]),
  schoolPage('/imports/[importId]/undo', ({ imports: { confirmed } }) => `/imports/${confirmed.id}/undo`, OFFICE, [
    'Undo this import?',
    'What happens',
  ]),
]

export const ROUTES_OF_IMPORTS = [
  schoolRoute(
    '/api/imports/[importId]/faulty.csv',
    ({ imports: { checked } }) => `/api/imports/${checked.id}/faulty.csv?source=roll.csv`,
    OFFICE,
    ({ marks }) => ['content-type: text/csv', marks.ownFamily],
    { methods: 'GET, HEAD, OPTIONS' },
  ),
]

export const ACTIONS_OF_IMPORTS = [
  imports('startImportAction', {
    own: true,
    may: OFFICE,
    fields: () => ({ files: new File(['Forename,Surname,Year\nAda,Okafor,1\n'], 'roll.csv'), scope: 'some' }),
    does: 'import.started',
  }),
  imports('startImportAction', {
    about: 'instead of another import',
    may: OFFICE,
    fields: async (school) => ({
      files: new File(['Forename,Surname,Year\nAda,Okafor,1\n'], 'roll.csv'),
      scope: 'whole',
      instead: (await anImport(school)).id,
    }),
    does: 'import.discarded',
    except: OTHER_OFFICES,
  }),
  imports('mendRowsAction', {
    may: OFFICE,
    fields: async (school) => ({
      importId: (await anImport(school)).id,
      files: new File(['Forename,What is wrong\nAda,\n'], 'rows.csv'),
    }),
    does: 'import.mended',
  }),
  imports('changeMappingAction', {
    may: OFFICE,
    fields: async (school) => ({
      importId: (await anImport(school)).id,
      headingsKey: HEADINGS_KEY,
      column: 'Forename',
      readAs: 'pupil shownGivenName',
    }),
    does: 'import.columns_chosen',
  }),
  imports('answerQuestionsAction', {
    may: OFFICE,
    fields: async (school) => ({ importId: (await anImport(school)).id, 'answer-possible_twin-1': 'same' }),
    does: 'import.answered',
  }),
  imports('confirmImportAction', {
    may: OFFICE,
    fields: async (school) => {
      const { id, planHash } = await anImport(school)
      return { importId: id, planHash }
    },
    does: 'import.approved',
  }),
  imports('discardImportAction', {
    may: OFFICE,
    fields: async (school) => ({ importId: (await anImport(school)).id }),
    does: 'import.discarded',
  }),
  imports('undoImportAction', {
    may: OFFICE,
    fields: async (school) => ({ importId: (await anImport(school, 'confirmed')).id }),
    does: 'import.undo_asked',
  }),
]
